// The page of results: the whole choice stands in the address.
// Uses: shared, day, search/engine.
import { DAY, go as goTo, keep, onDay } from "../day/day.js";
import { written } from "../shared/dates.js";
import { element } from "../shared/element.js";
import { advice, filtered, inPlace } from "./advice.js";
import { afresh, fullText, headings } from "./data.js";
import { clauses } from "./engine/clauses.js";
import { bound, filter } from "./engine/filters.js";
import { matching, stateOf } from "./engine/headings.js";
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

const again = (words) => {
  const button = element("button", { type: "button" }, "Thử lại");
  button.addEventListener("click", run);
  say(words, " ", button);
};

const onWhichDay = () => `ngày ${written(moment.day)}${moment.asked ? "" : " (hôm nay)"}`;

const found = (query, choice, { documents, clauses: some, whole }) => {
  const counts = [documents && `${documents} văn bản`, some && `${whole ? "" : "ít nhất "}${some} điều khoản`].filter(Boolean);
  const near = list.firstElementChild?.matches(".kind") ? "gần giống" : "có";
  const answer = query.words.length ? `${near} «${query.text}»` : "qua bộ lọc";
  const place = (documents ? [] : inPlace(query, choice, provinces)).flatMap((tip) => [" Có thể ", tip, "."]);
  say(`${counts.join(" và ")} ${answer}. Trạng thái tính cho ${onWhichDay()}.`, ...place);
};

const notFound = (query, choice) => {
  const words = query.words.length ? `Không tìm thấy «${query.text}»` : "Không tìm thấy văn bản nào";
  say(`${words}${filtered(choice) ? " với các bộ lọc đang chọn" : ""}. `, advice(query, choice, provinces));
};

const withoutFullText = (query, documents) =>
  `${documents || "Không"} văn bản${documents ? "" : " nào"} có «${query.text}» trong tiêu đề. `
    + "Không tải được phần tìm trong toàn văn.";

// The answer.

const shown = () => list.querySelectorAll(".hit").length;

/** Returns what appends hits to the list, with a line of its own where another kind of them begins. */
const appender = (index, query) => {
  let kind = "";
  return (some) => some.forEach((hit) => {
    const [made, next] = [item(index, hit, moment, query), kindOf(hit)];
    if (kind !== next) list.append(element("li", { class: "kind" }, next));
    kind = next;
    keep(made);
    list.append(made);
  });
};

/** Shows the documents that answer, as far as no clause can precede them; returns what goes on from there. */
const begin = (index, query, choice) => {
  const wanted = filter(index, choice);
  const documents = matching(index, query).filter(({ heading: of }) => wanted(
    { of, topics: of.o, agencies: of.g, state: stateOf(index, of, moment) }));
  const answer = results(documents);
  const append = appender(index, query);
  append(answer.next(SHOWN));
  return { wanted, seen: new Set(documents.map(({ heading }) => heading)), answer, append };
};

const ask = async (query, choice, stale) => {
  const loading = fullText();
  loading.catch(() => {}); // told where it is awaited
  let index;
  try {
    index = await headings();
  } catch {
    return stale() || again("Không tải được mục lục tìm kiếm. Các danh sách dưới đây vẫn dùng được.");
  }
  if (stale()) return undefined;
  const { wanted, seen, answer, append } = begin(index, query, choice);
  const broken = (words) => {
    afresh();
    if (stale()) return;
    append(answer.rest());
    further.hidden = true;
    again(words);
  };
  let full;
  try {
    full = { index, ...await loading };
  } catch {
    return broken(withoutFullText(query, seen.size));
  }
  const portions = clauses(full, query, moment, wanted, seen);
  let goal = 0;
  more = async () => {
    goal += SHOWN;
    const most = goal - shown();
    try {
      await answer.settle(portions, most, stale);
    } catch {
      return broken("Một phần của chỉ mục tìm kiếm không tải được.");
    }
    if (stale()) return undefined;
    append(answer.next(most));
    const { counts } = answer;
    further.hidden = !counts.left;
    return counts.documents || counts.clauses ? found(query, choice, counts) : notFound(query, choice);
  };
  return more();
};

/** Answers what the address asks; an answer that comes after the next question is dropped. */
const run = () => {
  turn += 1;
  const mine = turn;
  const choice = { ...chosen(), q: asked().get("q") ?? "" };
  const query = parse(choice.q);
  list.replaceChildren();
  further.hidden = true;
  tellFilters();
  if (!query.words.length && !filtered(choice)) return say(summary.dataset.hint);
  say("Đang tìm…");
  return ask(query, choice, () => mine !== turn);
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
  const before = shown();
  more?.().then(() => list.querySelectorAll(".name a")[before]?.focus());
});
onDay((now) => {
  // Whoever began to type before this file came keeps what was typed.
  if (moment || [...asked().keys()].some((key) => key !== DAY)) fill();
  moment = now;
  theDay.value = now.day;
  run();
});
