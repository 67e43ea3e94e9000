// What is found while one types, in a list under the box: straight answers, documents by heading, or else clauses; at
// last the way to the page of results.
// Uses: shared, day, search/engine.
import { joined, keep, moment, onDay } from "../day/day.js";
import { element } from "../shared/element.js";
import { at, sites, unheard } from "./data.js";
import { clauses, likely } from "./engine/clauses.js";
import { filter } from "./engine/filters.js";
import { matching } from "./engine/headings.js";
import { parse } from "./engine/query.js";
import { alternatives } from "./engine/synonyms.js";
import { address, heading, passage } from "./hits.js";
import { answerLink, straight } from "./straight.js";

const MOST = 6;
const LIST = "o-tim-goi-y";
const BEGUN = { prefix: true };

const silent = []; // other sites that did not answer: they are not asked again on this page

/** The first clauses that answer, or else by other words of the same meaning: `like` which. */
const passages = async (scopes, query) => {
  for (const { words, query: asked } of [{ query }, ...alternatives(query, scopes[0].site.names)]) {
    const { value: some = [] } = await clauses(await likely(scopes, asked), asked, moment(), []).next();
    const found = some.filter(({ answer }) => answer.exact || !words).map((hit) => ({ ...hit, like: words }));
    if (found.length) return found;
  }
  return [];
};

/** What answers a question: straight answers, documents whose heading holds it, and where none does the first clauses. */
const search = async (query) => {
  try {
    const scopes = (await sites(silent)).map((site) => filter(site, {}, moment()));
    const [answers, documents] = await Promise.all([straight(query, scopes), matching(scopes, query, BEGUN)]);
    if (answers.length || documents.length) return { answers, documents, some: [] };
    return { answers, documents, some: await passages(scopes, query) };
  } catch (error) {
    if (!joined.includes(error.site)) throw error;
    silent.push(error.site);
    return search(query);
  }
};

const option = (attributes, ...content) => element("a", { ...attributes, role: "option", tabindex: "-1" }, ...content);

const options = ({ answers, documents, some }, query) => {
  const found = [
    ...answers.map((answer) => answerLink(answer, { role: "option", tabindex: "-1" })),
    ...documents.filter((hit) => !answers.some(({ href }) => href === address(hit))).map((hit) => {
      const [name, ...rest] = heading(hit, moment(), query, BEGUN);
      return option({ href: address(hit) }, name, " ", ...rest);
    }),
    ...some.map((hit) => option({ href: address(hit) }, ...passage(hit))),
  ].slice(0, MOST);
  const all = option({ href: at(`tim-kiem/?${new URLSearchParams({ q: query.text })}`), class: "all" },
    `Tìm «${query.text}» trong toàn văn`);
  return [...found, all].map((each, number) => Object.assign(each, { id: `${LIST}-${number}` }));
};

const counted = ({ answers, documents, some }) => {
  if (answers.length) return documents.length ? `Có câu trả lời thẳng; ${documents.length} văn bản.` : "Có câu trả lời thẳng.";
  if (some.length) return "Không văn bản nào có tên như vậy; dưới đây là điều khoản.";
  if (!documents.length) return "Không văn bản nào có số, tên, cơ quan hay người ký như vậy.";
  return documents.length > MOST ? `${documents.length} văn bản, dưới đây là ${MOST}.` : `${documents.length} văn bản.`;
};

/** Makes `input` in `form` a box with a list from now on; where what is found does not come, it says what `failure` returns. */
export const suggest = (form, input, failure) => {
  const status = form.querySelector("[role=status]");
  document.head.append(element("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href }));
  const list = element("div", { class: "found", id: LIST, role: "listbox", "aria-label": "Tìm thấy" });
  list.hidden = true;
  form.append(list);
  const states = { role: "combobox", "aria-autocomplete": "list", "aria-controls": LIST, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(states)) input.setAttribute(name, value);
  let failed = false;
  let asking = false; // one question at a time: those that are typed meanwhile wait, and only the last is asked

  const chosen = () => list.querySelector("[aria-selected=true]");
  const choose = (one) => {
    chosen()?.removeAttribute("aria-selected");
    one?.setAttribute("aria-selected", "true");
    one?.scrollIntoView({ block: "nearest" });
    if (one) input.setAttribute("aria-activedescendant", one.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = (found, words) => {
    choose(null);
    list.replaceChildren(...found);
    keep(list);
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = words;
    status.classList.toggle("hide", !list.hidden && !silent.length); // the list is seen, its length is only heard
  };
  const close = () => show([], "");

  const update = async () => {
    if (asking) return;
    const query = parse(input.value);
    if (!query.words.length) {
      close();
      return;
    }
    asking = true;
    let answer;
    try {
      answer = await search(query);
      failed = false;
    } catch {
      failed = true;
    }
    asking = false;
    if (parse(input.value).text !== query.text) {
      update();
      return;
    }
    if (failed) show([], failure());
    else if (form.contains(document.activeElement)) {
      show(options(answer, query), [counted(answer), ...silent.map(unheard)].join(" "));
    }
  };

  const walk = (step) => {
    const places = [null, ...list.children]; // from the last back into the box
    choose(places[(places.indexOf(chosen()) + step + places.length) % places.length]);
  };
  const acts = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: () => chosen()?.click(),
  };
  input.addEventListener("keydown", (event) => {
    if (list.hidden || !acts[event.key] || event.isComposing || (event.key === "Enter" && !chosen())) return;
    event.preventDefault();
    acts[event.key]();
  });
  input.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
  input.addEventListener("input", update);
  input.addEventListener("focus", () => { if (failed || list.hidden) update(); });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  onDay(() => { if (!list.hidden) update(); });
  if (document.activeElement === input) update();
};
