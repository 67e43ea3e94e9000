// The page of results: the whole choice stands in the address.
import { go as goTo, keep, onDay, pick, written } from "./day.js";
import { element } from "./element.js";
import { flat } from "./fold.js";
import { afresh, candidates, fullText } from "./fulltext.js";
import { at, headings, matching, stateOf } from "./headings.js";
import { around, badge, facts, heading } from "./hits.js";
import { BAR, judge, parse } from "./query.js";
import { ranked, tier } from "./ranking.js";

const SHOWN = 10;
const LOADED = 20;
const BEFORE_CLAUSES = 1; // the last tier that no clause precedes
const form = document.querySelector(".ask");
const summary = document.querySelector(".summary");
const hits = document.querySelector(".hits");
const further = document.querySelector(".further");
const fields = [...form.elements].filter((field) => field.name && field.name !== "ngay");
let moment = null;
let turn = 0;
let more = null;

const theDay = document.querySelector("#loc-ngay");
const filters = document.querySelector(".filters > summary");
const unfiltered = filters.textContent;

const chosen = () => Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
const asked = () => new URLSearchParams(location.search);
const fill = () => fields.forEach((field) => { field.value = asked().get(field.name) ?? ""; });

/** The first (or last) day that a year, a month or a date stands for: 2021, 8/2021, 10-8-2021, 2021-08-10; else null. */
const day = (words, last) => {
  const parts = words.split(/[/.-]/);
  const [year, month = last ? "12" : "1", date = last ? "31" : "1"] = parts[0].length === 4 ? parts : parts.reverse();
  const iso = [year, month.padStart(2, "0"), date.padStart(2, "0")].join("-");
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(iso) ? iso : null;
};

const tellFilters = () => {
  const told = fields.filter((field) => field.name !== "q" && field.value).map((field) => {
    if (field.selectedOptions) return field.selectedOptions[0].text;
    const words = `${field.labels[0].textContent} ${field.value}`;
    return day(field.value.trim()) ? words : `${words} (bỏ qua, vì không phải là năm hay ngày)`;
  });
  filters.textContent = told.length ? `Đang lọc: ${told.join("; ")}` : unfiltered;
};

const inAddress = (choice) => {
  const address = new URLSearchParams(Object.entries(choice).filter(([, value]) => value));
  if (asked().has("ngay")) address.set("ngay", asked().get("ngay"));
  return `${location.pathname}?${address}`;
};


const units = (index, choice) => new Set(index.merged[choice] ?? [choice]);

const issuedWithin = (document, from, to) => {
  if (!from && !to) return true;
  const [first, last = first] = document.d ?? [];
  return Boolean(first) && (!from || last >= from) && (!to || first <= to);
};

/** Whether a document passes the filters that no clause changes. */
const passes = (index, choice) => {
  const where = choice.tinh && units(index, choice.tinh);
  const [from, to] = [day(choice.tu, false), day(choice.den, true)];
  return (document) => (!where || where.has(document.u)) && (!choice.loai || document.t === choice.loai)
    && issuedWithin(document, from, to);
};

const touches = (choice, { topics = [], agencies = [] }) => (!choice["chu-de"] || topics.includes(choice["chu-de"]))
  && (!choice["co-quan"] || agencies.includes(choice["co-quan"]));

const documentOf = ({ index, query }, { document }) => {
  const [name, state, ...rest] = heading(index, document, stateOf(index, document, moment), query);
  return element("li", { class: "hit document" },
    element("p", { class: "name" }, element("a", { href: at(document.a) }, name), " ", state),
    ...rest.map((line) => element("p", {}, line)), element("p", { class: "meta" }, facts(index, document)));
};

const clauseOf = ({ index }, { of, anchor, name, state, text, own, answer }) => {
  const inOwn = answer.spans.filter(([, end]) => end <= own);
  const told = text.slice(own + BAR.length);
  const words = inOwn.length ? around(text.slice(0, own), inOwn)
    : ["Tóm tắt: ", ...around(told, answer.spans.map((span) => span.map((place) => place - own - BAR.length)))];
  return element("li", { class: "hit" },
    element("p", { class: "name" }, element("a", { href: at(of.a) + (anchor && `#${anchor}`) },
      [name, of.n].filter(Boolean).join(", ")), " ", badge(index, state)),
    element("p", {}, ...words), element("p", { class: "meta" }, facts(index, of)));
};

/** Clauses in portions: the index says which may answer, the words themselves decide. */
const clauses = async function* ({ index, query }, { engine, table }, wanted, seen) {
  const about = (key) => {
    const [place, anchor, name, states, topics, agencies, weight] = table.texts[key];
    const of = index.documents[place];
    const state = states === null ? stateOf(index, of, moment) : pick(table.states[states], moment);
    return { of, anchor, name, state, topics, agencies, weight };
  };
  const left = (await candidates(engine, query)).map((found) => ({ ...found, ...about(found.key) }))
    .filter((found) => wanted(found) && !(found.anchor === "" && seen.has(found.of)));
  for (let start = 0; start < left.length; start += LOADED) {
    const portion = await Promise.all(left.slice(start, start + LOADED).map(async (found) => {
      const text = await found.load();
      const bar = text.indexOf(BAR);
      return { ...found, text, own: bar < 0 ? text.length : bar, answer: judge(query, text) };
    }));
    yield ranked(portion.filter(({ answer }) => answer), query);
  }
};

/** What a reader must know of this answer, said where the list goes on to the next kind. */
const kindOf = ({ answer, number }) => {
  if (number || (answer.exact && answer.phrase)) return "";
  return answer.exact ? "Có đủ các từ nhưng không liền nhau" : "Giống nếu bỏ dấu";
};

const say = (...words) => {
  summary.replaceChildren(...words);
  keep(summary);
};

const link = (path, words) => element("a", { href: at(path) }, words);

const again = (...words) => {
  const button = element("button", { type: "button" }, "Thử lại");
  button.addEventListener("click", run);
  say(...words, " ", button);
};

const filtered = (choice) => Object.entries(choice).some(([name, value]) => name !== "q" && value);

const choose = (choice, words) =>
  link(`tim-kiem/?${new URLSearchParams(Object.entries(choice).filter(([, value]) => value))}`, words);

/** Whether something is in the state that was chosen, if one was: what is overdue is unconfirmed, too. */
const inState = ({ state }, chosen) => `${state} `.startsWith(chosen ? `${chosen} ` : "");

const DATE = /^\d+\/\d+(\/\d{4})?$/;
const BEFORE_NAMES = new Set(["o", "tai", "tinh"]);

/** A province among the words, as a filter: no clause repeats the name of its own province. */
const inPlace = (query, choice) => [...form.elements.tinh.options].slice(1).flatMap(({ value, text }) => {
  const name = parse(text).words;
  let from = query.words.findIndex((_, place) => name.every((word, i) => query.words[place + i] === word));
  const to = from + name.length;
  while (BEFORE_NAMES.has(query.words[from - 1])) from -= 1;
  const rest = from < 0 ? "" : (query.accented ?? query.words).toSpliced(from, to - from).join(" ");
  return choice.tinh || !rest ? [] : [choose({ ...choice, q: rest, tinh: value }, `tìm «${rest}» ở ${text}`)];
}).slice(0, 1);

/** What to try instead, for what was asked. */
const advice = (query, choice) => {
  const tips = inPlace(query, choice);
  const asking = (q, words) => choose({ ...choice, q }, words);
  if (query.phrases.length) tips.push(asking((query.accented ?? query.words).join(" "), "bỏ dấu ngoặc kép"));
  if (query.accented) tips.push(asking(flat(query.text), "tìm không dấu"));
  if (filtered(choice)) tips.push(choose({ q: choice.q }, "bỏ các bộ lọc"));
  const figures = query.words.filter((word) => !DATE.test(word)).flatMap((word) => word.match(/\d+/g) ?? []);
  const figure = figures.sort((a, b) => b.length - a.length)[0];
  if (figure && figure !== query.text) tips.push(asking(figure, `chỉ tìm số ${figure}`));
  if (query.words.length > 1) tips.push("dùng ít từ hơn");
  tips.push("xem lại chính tả", element("span", {}, "chọn ", link("tinh/", "tỉnh"), " hoặc ", link("chu-de/", "chủ đề")));
  return element("span", {}, "Hãy thử: ", ...tips.flatMap((tip, i) => (i ? ["; ", tip] : [tip])), ".");
};

const onWhichDay = () => `ngày ${written(moment.day)}${moment.asked ? "" : " (hôm nay)"}`;
const found = ({ query, choice, documents, some, whole }) => {
  const counts = [documents && `${documents} văn bản`, some && `${whole ? "" : "ít nhất "}${some} điều khoản`].filter(Boolean);
  const near = hits.firstElementChild?.matches(".kind") ? "gần giống" : "có";
  const answer = query.words.length ? `${near} «${query.text}»` : "qua bộ lọc";
  const place = (documents ? [] : inPlace(query, choice)).flatMap((tip) => [" Có thể ", tip, "."]);
  say(`${counts.join(" và ")} ${answer}. Trạng thái tính cho ${onWhichDay()}.`, ...place);
};

const notFound = (query, choice) => {
  const words = query.words.length ? `Không tìm thấy «${query.text}»` : "Không tìm thấy văn bản nào";
  say(`${words}${filtered(choice) ? " với các bộ lọc đang chọn" : ""}. `, advice(query, choice));
};

const run = async () => {
  const mine = ++turn;
  const stale = () => mine !== turn;
  const choice = { ...chosen(), q: asked().get("q") ?? "" };
  const query = parse(choice.q);
  hits.replaceChildren();
  further.hidden = true;
  tellFilters();
  if (!query.words.length && !filtered(choice)) return say("Gõ số văn bản, tên, cơ quan, người ký, hoặc vài từ của nội dung.");
  say("Đang tìm…");
  const loading = fullText();
  loading.catch(() => {}); // told below
  let index;
  try {
    index = await headings();
  } catch {
    return stale() || again("Không tải được mục lục tìm kiếm. Các danh sách dưới đây vẫn dùng được.");
  }
  const fits = passes(index, choice);
  const wanted = (about) => fits(about.of) && touches(choice, about) && inState(about, choice["trang-thai"]);
  const documents = matching(index, query).filter(({ document: of }) => wanted(
    { of, topics: of.o, agencies: of.g, state: stateOf(index, of, moment) }));
  const pool = documents.map((hit) => ({ tier: tier(hit), kind: kindOf(hit), made: () => documentOf({ index, query }, hit) }));
  const shown = () => hits.querySelectorAll(".hit").length;
  const settled = (until) => pool.filter((hit) => hit.tier <= until);
  const ready = (until) => settled(until).slice(0, goal - shown());
  let goal = SHOWN;
  let kind = "";
  const reveal = (some) => some.forEach((hit) => {
    const made = hit.made();
    if (kind !== hit.kind) hits.append(element("li", { class: "kind" }, hit.kind));
    kind = hit.kind;
    keep(made);
    hits.append(made);
    pool.splice(pool.indexOf(hit), 1);
  });
  if (stale()) return undefined;
  reveal(ready(BEFORE_CLAUSES));
  const broken = (words) => {
    afresh();
    if (stale()) return;
    reveal([...pool]);
    further.hidden = true;
    again(words);
  };
  let parts;
  try {
    parts = await loading;
  } catch {
    return broken(`${documents.length || "Không"} văn bản${documents.length ? "" : " nào"} có «${query.text}» trong tiêu đề. `
      + "Không tải được phần tìm trong toàn văn.");
  }
  const portions = clauses({ index, query }, parts, wanted, new Set(documents.map(({ document: of }) => of)));
  let count = 0;
  let horizon = BEFORE_CLAUSES;
  more = async () => {
    while (horizon < Infinity && shown() + settled(horizon).length <= goal) { // one more tells whether there are further ones
      const { value: portion = [], done } = await portions.next();
      if (stale()) return;
      count += portion.length;
      pool.push(...portion.map((clause) => ({ tier: tier(clause), kind: kindOf(clause), made: () => clauseOf({ index }, clause) })));
      pool.sort((a, b) => a.tier - b.tier);
      horizon = done ? Infinity : Math.max(horizon, ...portion.map(tier));
    }
    reveal(ready(horizon));
    goal += SHOWN;
    further.hidden = horizon === Infinity && !pool.length;
    if (!documents.length && !count) notFound(query, choice);
    else found({ query, choice, documents: documents.length, some: count, whole: horizon === Infinity });
  };
  const go = more;
  more = () => go().catch(() => broken("Một phần của chỉ mục tìm kiếm không tải được."));
  return more();
};

const go = (event) => {
  event?.preventDefault();
  const address = inAddress(chosen());
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  run();
};

form.addEventListener("submit", go);
form.addEventListener("change", ({ target }) => {
  if (target === theDay) goTo(target.checkValidity() && target.value || null);
  else if (target.name !== "q") go();
});
further.querySelector("button").addEventListener("click", () => {
  const before = hits.querySelectorAll(".hit").length;
  more?.().then(() => hits.querySelectorAll(".name a")[before]?.focus());
});
onDay((now) => {
  // Whoever began to type before this file came keeps what was typed.
  if (moment || [...asked().keys()].some((key) => key !== "ngay")) fill();
  moment = now;
  theDay.value = now.day;
  run();
});
