// What to try instead of a question that finds nothing.
// Uses: shared, search/engine.
import { element } from "../shared/element.js";
import { flat } from "../shared/fold.js";
import { at } from "./data.js";
import { parse } from "./engine/query.js";

const DATE = /^\d+\/\d+(\/\d{4})?$/;
const BEFORE_NAMES = new Set(["o", "tai", "tinh"]);

const link = (path, words) => element("a", { href: at(path) }, words);

/** A link to another choice. */
export const choose = (choice, words) =>
  link(`tim-kiem/?${new URLSearchParams(Object.entries(choice).filter(([, value]) => value))}`, words);

/** Whether a choice holds any filter. */
export const filtered = (choice) => Object.entries(choice).some(([name, value]) => name !== "q" && value);

/** A province among the words, as a filter: no clause repeats the name of its own province. `provinces` are options. */
export const inPlace = (query, choice, provinces) => provinces.flatMap(({ value, text }) => {
  const name = parse(text).words;
  let from = query.words.findIndex((_, place) => name.every((word, i) => query.words[place + i] === word));
  const to = from + name.length;
  while (BEFORE_NAMES.has(query.words[from - 1])) from -= 1;
  const rest = from < 0 ? "" : (query.accented ?? query.words).toSpliced(from, to - from).join(" ");
  return choice.tinh || !rest ? [] : [choose({ ...choice, q: rest, tinh: value }, `tìm «${rest}» ở ${text}`)];
}).slice(0, 1);

const longestFigure = (query) => query.words.filter((word) => !DATE.test(word))
  .flatMap((word) => word.match(/\d+/g) ?? []).sort((a, b) => b.length - a.length)[0];

/** What to try instead, for what was asked. */
export const advice = (query, choice, provinces) => {
  const tips = inPlace(query, choice, provinces);
  const asking = (q, words) => choose({ ...choice, q }, words);
  if (query.phrases.length) tips.push(asking((query.accented ?? query.words).join(" "), "bỏ dấu ngoặc kép"));
  if (query.accented) tips.push(asking(flat(query.text), "tìm không dấu"));
  if (filtered(choice)) tips.push(choose({ q: choice.q }, "bỏ các bộ lọc"));
  const figure = longestFigure(query);
  if (figure && figure !== query.text) tips.push(asking(figure, `chỉ tìm số ${figure}`));
  if (query.words.length > 1) tips.push("dùng ít từ hơn");
  tips.push("xem lại chính tả", element("span", {}, "chọn ", link("tinh/", "tỉnh"), " hoặc ", link("chu-de/", "chủ đề")));
  return element("span", {}, "Hãy thử: ", ...tips.flatMap((tip, i) => (i ? ["; ", tip] : [tip])), ".");
};
