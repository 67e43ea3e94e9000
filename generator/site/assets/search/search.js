// The page of results: the whole choice stands in the address.
// Uses: shared, day, search/engine.
import { DAY, go as goTo, joined, keep, noDay, onDay } from "../day/day.js";
import { asked as askedDay } from "../day/laying.js";
import { written } from "../shared/dates.js";
import { element } from "../shared/element.js";
import { advice, filtered, inPlace } from "./advice.js";
import { sites, unheard } from "./data.js";
import { clauses, likely } from "./engine/clauses.js";
import { bound, filter } from "./engine/filters.js";
import { cardOf, matching } from "./engine/headings.js";
import { parse } from "./engine/query.js";
import { results } from "./engine/results.js";
import { item, kindOf } from "./hits.js";

const SHOWN = 10;
const form = document.querySelector(".ask");
const summary = document.querySelector(".summary");
const list = document.querySelector(".hits");
const further = document.querySelector(".further");
const theDay = document.querySelector("#loc-ngay");
const filters = document.querySelector(".filters > summary");
const unfiltered = filters.textContent;
const fields = [...form.elements].filter((field) => field.name && field.name !== DAY);
const provinces = [...form.elements.tinh.options].slice(1);
let moment = null;
let turn = 0;
let more = null;

// The choice, and the address that holds it.

const chosen = () => Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
const asked = () => new URLSearchParams(location.search);
const fill = () => fields.forEach((field) => { field.value = asked().get(field.name) ?? ""; });

const inAddress = (choice) => {
  const address = new URLSearchParams(Object.entries(choice).filter(([, value]) => value));
  if (asked().has(DAY)) address.set(DAY, asked().get(DAY));
  return `${location.pathname}?${address}`;
};

const tellFilters = () => {
  const told = fields.filter((field) => field.name !== "q" && field.value).map((field) => {
    if (field.selectedOptions) return field.selectedOptions[0].text;
    const words = `${field.labels[0].textContent} ${field.value}`;
    return bound(field.value.trim()) ? words : `${words} (bỏ qua, vì không phải là năm hay ngày)`;
  });
  filters.textContent = told.length ? `Đang lọc: ${told.join("; ")}` : unfiltered;
};

// What is said of the answer.

const say = (...words) => {
  summary.replaceChildren(...words);
  keep(summary);
};

const retry = () => {
  const button = element("button", { type: "button" }, "Thử lại");
  button.addEventListener("click", () => run());
  return button;
};
const again = (words) => say(words, " ", retry());

/** What is said where other sites did not answer. */
const lacking = (without) => (without.length ? [` ${without.map(unheard).join(" ")} `, retry()] : []);

const onWhichDay = () => `ngày ${written(moment.day)}${moment.asked ? "" : " (hôm nay)"}`;

const found = (query, choice, { documents, clauses: some, whole }, without) => {
  const counts = [documents && `${documents} văn bản`, some && `${whole ? "" : "ít nhất "}${some} điều khoản`].filter(Boolean);
  const near = list.firstElementChild?.matches(".kind") ? "gần giống" : "có";
  const answer = query.words.length ? `${near} «${query.text}»` : "qua bộ lọc";
  const place = (documents ? [] : inPlace(query, choice, provinces)).flatMap((tip) => [" Có thể ", tip, "."]);
  say(`${counts.join(" và ")} ${answer}. Trạng thái tính cho ${onWhichDay()}.`, ...place, ...lacking(without));
};

const notFound = (query, choice, without) => {
  const words = query.words.length ? `Không tìm thấy «${query.text}»` : "Không tìm thấy văn bản nào";
  say(`${words}${filtered(choice) ? " với các bộ lọc đang chọn" : ""}. `, advice(query, choice, provinces), ...lacking(without));
};

const withoutFullText = (query, documents) =>
  `${documents || "Không"} văn bản${documents ? "" : " nào"} có «${query.text}» trong tiêu đề. `
    + "Không tải được phần tìm trong toàn văn.";

// The answer.

const shown = () => list.querySelectorAll(".hit").length;

/** Returns what appends hits to the list, with a line of its own where another kind of them begins. */
const appender = (query) => {
  let kind = "";
  return (some) => some.forEach((hit) => {
    const [made, next] = [item(hit, moment, query), kindOf(hit)];
    if (kind !== next) list.append(element("li", { class: "kind" }, next));
    kind = next;
    keep(made);
    list.append(made);
  });
};

const withCards = (hits) => Promise.all(hits.map(async (hit) => ({ ...hit, card: hit.card ?? await cardOf(hit.at) })));

/** Answers of all sites but those `without`; as soon as another one fails, once more without it. */
const ask = async (query, choice, stale, without, begin) => {
  const failing = (error, goal, otherwise) => {
    if (stale()) return undefined;
    return joined.includes(error.site) ? run([...without, error.site], goal) : otherwise();
  };
  let documents, offered;
  try {
    const scopes = (await sites(without)).map((site) => filter(site, choice, moment));
    offered = likely(scopes, query);
    offered.catch(() => {}); // told where it is awaited
    documents = await matching(scopes, query);
  } catch (error) {
    return failing(error, begin, () =>
      again("Không tải được mục lục tìm kiếm. Các danh sách dưới đây vẫn dùng được."));
  }
  if (stale()) return undefined;
  const answer = results(documents);
  const append = appender(query);
  append(answer.next(SHOWN)); // as far as no clause can precede them
  const broken = (words) => {
    append(answer.rest().filter(({ card }) => card));
    further.hidden = true;
    again(words);
  };
  let portions;
  try {
    portions = clauses(await offered, query, moment, documents);
  } catch (error) {
    return failing(error, begin, () => broken(withoutFullText(query, documents.length)));
  }
  let goal = begin - SHOWN;
  more = async () => {
    goal += SHOWN;
    const most = goal - shown();
    let hits;
    try {
      await answer.settle(portions, most, stale);
      hits = await withCards(answer.next(most));
    } catch (error) {
      return failing(error, goal, () => broken("Một phần của chỉ mục tìm kiếm không tải được."));
    }
    if (stale()) return undefined;
    append(hits);
    const { counts } = answer;
    further.hidden = !counts.left;
    return counts.documents || counts.clauses ? found(query, choice, counts, without) : notFound(query, choice, without);
  };
  return more();
};

/**
 * Answers what the address asks, with `goal` hits at first, `without` other sites that failed; an answer that comes
 * after the next question is dropped.
 */
const run = (without = [], goal = SHOWN) => {
  turn += 1;
  const mine = turn;
  const choice = { ...chosen(), q: asked().get("q") ?? "" };
  const query = parse(choice.q);
  list.replaceChildren();
  further.hidden = true;
  tellFilters();
  if (!query.words.length && !filtered(choice)) return say(summary.dataset.hint);
  say("Đang tìm…");
  return ask(query, choice, () => mine !== turn, without, goal);
};

const go = (event) => {
  event?.preventDefault();
  const address = inAddress(chosen());
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  run();
};

const goToDay = () => {
  const when = askedDay(theDay.value);
  if (when || !theDay.value.trim()) goTo(when?.day ?? null, when?.time);
  else say(noDay(theDay.value));
};

form.addEventListener("submit", go);
form.addEventListener("change", ({ target }) => {
  if (target === theDay) goToDay();
  else if (target.name !== "q") go();
});
further.querySelector("button").addEventListener("click", () => {
  const before = shown();
  more?.().then(() => list.querySelectorAll(".name a")[before]?.focus());
});
onDay((now) => {
  // Whoever began to type before this file came keeps what was typed.
  if (moment || [...asked().keys()].some((key) => key !== DAY)) fill();
  moment = now;
  theDay.value = written(now.day);
  run();
});
