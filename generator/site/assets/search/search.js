// The page of results: the whole choice stands in the address.
// Uses: shared, day, search/engine.
import { DAY, go as goTo, joined, keep, noDay, onDay, readable } from "../day/day.js";
import { asked as askedDay } from "../day/laying.js";
import { written } from "../shared/dates.js";
import { element } from "../shared/element.js";
import { needing } from "../shared/offline.js";
import { advice, choose, filtered, inPlace } from "./advice.js";
import { sites, unheard } from "./data.js";
import { clauses, likely } from "./engine/clauses.js";
import { bound, filter } from "./engine/filters.js";
import { cardOf, matching } from "./engine/headings.js";
import { parse } from "./engine/query.js";
import { inTurn, results } from "./engine/results.js";
import { nearest } from "./engine/spelling.js";
import { alternatives } from "./engine/synonyms.js";
import { item, kindOf } from "./hits.js";
import { answerLink, straight } from "./straight.js";

const SHOWN = 10;
const PAGE = "trang";
const MOST_PAGES = 50;
const form = document.querySelector(".ask");
const summary = document.querySelector(".summary");
const answers = document.querySelector(".straight");
const list = document.querySelector(".hits");
const elsewhere = document.querySelector(".elsewhere");
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
/** How many pages of hits the address asks for, one below the other. */
const pages = () => Math.min(Math.max(1, Math.floor(asked().get(PAGE)) || 1), MOST_PAGES);
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
  elsewhere.classList.remove("waiting");
  keep(summary);
};

const retry = () => {
  const button = element("button", { type: "button" }, "Thử lại");
  button.addEventListener("click", () => run());
  return button;
};
const again = (words) => say(needing("Tìm kiếm", words), " ", retry());

/** What is said where other sites did not answer. */
const lacking = (without) => (without.length ? [` ${without.map(unheard).join(" ")} `, retry()] : []);

const onWhichDay = () => `ngày ${written(moment.day)}${moment.asked ? "" : " (hôm nay)"}`;

/** What is said of an answer to words that were not asked for, but `instead` of such as find nothing. */
const meant = (instead, query, choice) => (instead
  ? [`Không tìm thấy «${instead.text}». Ý bạn là `, choose({ ...choice, q: query.text }, `«${query.text}»`), "? "] : []);

const found = (query, choice, { documents, clauses: some, alike, whole }, without, instead) => {
  const least = whole ? "" : "ít nhất ";
  const counts = [documents && `${documents} văn bản`, some && `${least}${some} điều khoản`].filter(Boolean);
  const near = list.firstElementChild?.matches(".kind") ? "gần giống" : "có";
  const answer = query.words.length ? `${near} «${query.text}»` : "qua bộ lọc";
  const own = counts.length ? `${counts.join(" và ")} ${answer}` : `Không nơi nào có «${query.text}»`;
  const others = alike ? `, ${counts.length ? "thêm" : "nhưng"} ${least}${alike} nơi có từ cùng nghĩa` : "";
  const place = (documents ? [] : inPlace(query, choice, provinces)).flatMap((tip) => [" Có thể ", tip, "."]);
  say(...meant(instead, query, choice), `${own}${others}. Trạng thái tính cho ${onWhichDay()}.`, ...place, ...lacking(without));
};

const notFound = (query, choice, without) => {
  const words = query.words.length ? `Không tìm thấy «${query.text}»` : "Không tìm thấy văn bản nào";
  const where = `${answers.hidden ? "" : " trong lời văn"}${filtered(choice) ? " với các bộ lọc đang chọn" : ""}`;
  say(`${words}${where}. `, answers.hidden ? advice(query, choice, provinces) : "", ...lacking(without));
};

const withoutFullText = (query, documents) =>
  `${documents || "Không"} văn bản${documents ? "" : " nào"} có «${query.text}» trong tiêu đề. `
    + "Không tải được phần tìm trong toàn văn.";

// The answer.

const conclude = (query, choice, counts, without, instead) => {
  if (counts.documents || counts.clauses || counts.alike) return found(query, choice, counts, without, instead);
  if (instead && !answers.hidden) return say(...meant(instead, query, choice), ...lacking(without));
  return notFound(instead ?? query, choice, without);
};

const lead = (found) => {
  answers.replaceChildren(...found.map((each) => element("li", {}, answerLink(each))));
  answers.hidden = !found.length;
  keep(answers);
};

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

/** The portions of hits by other words of the same meaning, each with these and the question that they make. */
const alike = async function* (scopes, query) {
  for (const { words, query: other } of alternatives(query, scopes[0].site.names)) {
    const like = (some) => some.filter(({ answer: { exact } }) => exact).map((hit) => ({ ...hit, like: words, query: other }));
    const documents = await matching(scopes, other);
    yield like(documents);
    for await (const some of clauses(await likely(scopes, other), other, moment, documents)) yield like(some);
  }
};

/** What is known first: straight answers, documents, and which clauses are offered (a promise), of what filters leave. */
const firstOf = async (query, choice, without) => {
  const searched = await sites(without);
  const scopes = searched.map((site) => filter(site, choice, moment));
  const offered = likely(scopes, query);
  offered.catch(() => {}); // told where it is awaited
  const [documents, straightly] = await Promise.all([
    matching(scopes, query), straight(query, searched.map((site) => filter(site, {}, moment)))]);
  return { scopes, documents, offered, straightly };
};

/**
 * Answers of all sites but those `without`; as soon as another one fails, once more without it. `instead`: the question
 * that found nothing, where `query` is what may have been meant.
 */
const ask = async (query, choice, stale, without, begin, instead = null) => {
  const failing = (error, goal, otherwise) => {
    if (stale()) return undefined;
    return joined.includes(error.site) ? run([...without, error.site], goal) : otherwise();
  };
  let scopes, documents, offered, straightly;
  try {
    ({ scopes, documents, offered, straightly } = await firstOf(query, choice, without));
  } catch (error) {
    return failing(error, begin, () =>
      again("Không tải được mục lục tìm kiếm. Các danh sách dưới đây vẫn dùng được."));
  }
  if (stale()) return undefined;
  lead(straightly);
  const hits = results(documents);
  const append = appender(query);
  append(hits.next(SHOWN)); // as far as no clause can precede them
  const broken = (words) => {
    append(hits.rest().filter(({ card }) => card));
    further.hidden = true;
    again(words);
  };
  let portions;
  try {
    portions = inTurn(clauses(await offered, query, moment, documents), alike(scopes, query), documents);
  } catch (error) {
    return failing(error, begin, () => broken(withoutFullText(query, documents.length)));
  }
  let goal = begin - SHOWN;
  more = async () => {
    goal += SHOWN;
    const most = goal - shown();
    let next, near;
    try {
      await hits.settle(portions, most, stale);
      next = await withCards(hits.next(most));
      const nothing = !next.length && !shown() && !straightly.length && !instead;
      near = nothing && nearest(query, await scopes[0].site.spellings());
    } catch (error) {
      return failing(error, goal, () => broken("Một phần của chỉ mục tìm kiếm không tải được."));
    }
    if (stale()) return undefined;
    if (near) return ask(parse(near), choice, stale, without, begin, query);
    append(next);
    further.hidden = !hits.counts.left;
    return conclude(query, choice, hits.counts, without, instead);
  };
  return more();
};

/**
 * Answers what the address asks, with `goal` hits at first, `without` other sites that failed; an answer that comes
 * after the next question is dropped.
 */
const run = (without = [], goal = SHOWN * pages()) => {
  turn += 1;
  const mine = turn;
  const choice = { ...chosen(), q: asked().get("q") ?? "" };
  const query = parse(choice.q);
  list.replaceChildren();
  lead([]);
  further.hidden = true;
  tellFilters();
  if (!query.words.length && !filtered(choice)) return say(summary.dataset.hint);
  say("Đang tìm…");
  elsewhere.classList.add("waiting"); // below hits that are still to come it would jump
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
  const address = new URL(location.href);
  address.searchParams.set(PAGE, pages() + 1);
  history.pushState(null, "", readable(address));
  more?.().then(() => list.querySelectorAll(".name a")[before]?.focus());
});
onDay((now) => {
  // Whoever began to type before this file came keeps what was typed.
  if (moment || [...asked().keys()].some((key) => key !== DAY)) fill();
  moment = now;
  theDay.value = written(now.day);
  run();
});
