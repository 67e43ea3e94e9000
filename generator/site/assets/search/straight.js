// Straight answers: where a question leads that names a province, a day, a regime or a clause.
// Uses: shared, day, search/engine.
import { DAY, moment, today } from "../day/day.js";
import { pick, written } from "../shared/dates.js";
import { element } from "../shared/element.js";
import { at, regimesOf } from "./data.js";
import { cardOf, matching } from "./engine/headings.js";
import { meaning } from "./engine/meaning.js";
import { parse } from "./engine/query.js";

const MOST = 3;
const DISTRICT = "huyen";
const BEGINNING = 160;

/** Where a page is: `dated`, if the question says for which day; else it is asked for the day that is looked at. */
const leading = (path, day, more = {}) => {
  const chosen = new URLSearchParams({ ...day && { [DAY]: day }, ...more });
  return { href: at(path) + (chosen.size ? `?${chosen}` : ""), dated: day !== null };
};

const on = (day) => (day === null ? "" : day ? `ngày ${written(day)}` : "hôm nay");
const joined = (...parts) => parts.filter(Boolean).join(", ");

/** Under which regime a province is: that much of its answer is told at once, if it comes. */
const regimeOn = async (slug, day) => {
  const { regime: times, regimes } = await regimesOf(slug);
  return regimes[pick(times, day === null ? moment() : { day: day || today() })].words;
};

const place = async ({ slug, name, district }, day) => ({
  name: joined(district?.name, name, on(day)),
  told: await regimeOn(slug, day).then((words) => `${district ? "Cả tỉnh" : "Chế độ"}: ${words}`,
    () => "Nơi ấy áp dụng những gì, theo văn bản nào"),
  ...leading(`tinh/${slug}/`, day, district && { [DISTRICT]: district.slug }),
});

const comparison = (provinces, day) => ({
  name: joined(`So sánh ${provinces.map(({ name }) => name).join(", ")}`, on(day)),
  told: "Biện pháp nào, đến khi nào, đặt cạnh nhau",
  ...leading("so-sanh/", day, { tinh: provinces.map(({ slug }) => slug).join(",") }),
});

const days = (day) => [
  { name: `Bản đồ ${on(day)}`, told: "Chế độ ở từng tỉnh", ...leading("ban-do/", day) },
  { name: `Cả nước ${on(day)}`, told: "Điều đang áp dụng, điều vừa thay đổi", ...leading("", day) },
];

const regime = ({ n, a }, day) => [
  ...a.map(([name, path]) => ({ name, told: `Văn bản mà ${n} được gọi theo`, ...leading(path, day) })),
  { name: joined(`Bản đồ: nơi nào áp dụng ${n}`, on(day)), told: "Chế độ ở từng tỉnh", ...leading("ban-do/", day) },
];

/** The clause in those documents that go by the number that was asked for, or else in others that answer and have it. */
const clause = async ({ anchors, name, of }, scopes) => {
  const found = await matching(scopes, parse(of));
  const numbered = found.filter(({ number }) => number > 1);
  const answers = await Promise.all((numbered.length ? numbered : found).slice(0, MOST).map(async (hit) => {
    const card = hit.card ?? await cardOf(hit.at);
    const texts = card.h ? await hit.at.site.texts(card.a) : [];
    const row = texts.find(([anchor]) => anchors.includes(anchor));
    const href = at(card.a, hit.at.site.base);
    if (row) return { name: joined(row[1], card.n), told: row[4].slice(0, BEGINNING), href: `${href}#${row[0]}` };
    return { name: card.n, told: card.h ? `Không có ${name}` : "Kho không giữ lời văn", href };
  }));
  const having = answers.filter(({ href }) => href.includes("#"));
  return having.length || !numbered.length ? having : answers;
};

/** An answer as a link. */
export const answerLink = ({ name, told, href, dated }, attributes) =>
  element("a", { href, ...dated && { "data-own-day": "" }, ...attributes },
    element("strong", {}, name), " ", element("span", { class: "subject-line" }, told));

/** The straight answers to a question, as { name, told, href, dated }. `scopes`: of all that is searched. */
export const straight = async (query, scopes) => {
  const { day, places, compared, regime: level, clause: part } = meaning(query, scopes[0].site.names);
  if (part) return clause(part, scopes);
  if (places.length) return Promise.all(places.map((each) => place(each, day)));
  if (compared.length) return [comparison(compared, day)];
  if (level) return regime(level, day);
  return day === null ? [] : days(day);
};
