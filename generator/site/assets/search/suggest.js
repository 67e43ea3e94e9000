// Suggestions under the box while one types: documents by heading, then the way to the full text.
// Uses: shared, day, search/engine.
import { joined, keep, moment, onDay } from "../day/day.js";
import { element } from "../shared/element.js";
import { at, sites, unheard } from "./data.js";
import { filter } from "./engine/filters.js";
import { matching } from "./engine/headings.js";
import { parse } from "./engine/query.js";
import { address, heading } from "./hits.js";

const MOST = 8;

const BEGUN = { prefix: true };

const silent = []; // other sites that did not answer: they are not asked again on this page

const search = async (query) => {
  try {
    return await matching((await sites(silent)).map((site) => filter(site, {}, moment())), query, BEGUN);
  } catch (error) {
    if (!joined.includes(error.site)) throw error;
    silent.push(error.site);
    return search(query);
  }
};

const list = (found, query) => {
  const items = found.slice(0, MOST).map((hit) => {
    const [name, ...rest] = heading(hit, moment(), query, BEGUN);
    return element("li", {}, element("a", { href: address(hit) }, name, " ", ...rest));
  });
  const further = new URLSearchParams({ q: query.text });
  const all = element("a", { href: at(`tim-kiem/?${further}`), class: "all" }, `Tìm «${query.text}» trong toàn văn`);
  return { count: found.length, element: element("ul", { class: "found" }, ...items, element("li", {}, all)) };
};

const counted = (count) => {
  if (!count) return "Không văn bản nào có số, tên, cơ quan hay người ký như vậy.";
  return count > MOST ? `${count} văn bản, dưới đây là ${MOST}.` : `${count} văn bản.`;
};
const told = (count) => [counted(count), ...silent.map(unheard)].join(" ");

/** Moves the focus along `places` by the arrow keys. */
const walk = (event, places) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  places[(places.indexOf(document.activeElement) + step + places.length) % places.length].focus();
};

/** Makes `input` in `form` show suggestions from now on; where they do not come, it says `failure`. */
export const suggest = (form, input, failure) => {
  const status = form.querySelector("[role=status]");
  document.head.append(element("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href }));
  let shown = null;
  let failed = false;

  const show = (found, words) => {
    shown?.remove();
    shown = found;
    if (found) form.append(found);
    status.textContent = words;
    status.classList.toggle("hide", found && !silent.length); // the list is seen, its length is only heard
  };
  const close = () => show(null, "");
  const update = async () => {
    const query = parse(input.value);
    if (!query.words.length) {
      close();
      return;
    }
    let answer;
    try {
      answer = await search(query);
    } catch {
      status.textContent = failure;
      failed = true;
      return;
    }
    if (parse(input.value).text !== query.text) return;
    failed = false;
    const { count, element: found } = list(answer, query);
    keep(found);
    show(found, told(count));
  };

  input.addEventListener("input", update);
  input.addEventListener("focus", () => { if (failed || !shown) update(); });
  form.addEventListener("keydown", (event) => {
    if (!shown) return;
    walk(event, [input, ...shown.querySelectorAll("a")]);
    if (event.key !== "Escape") return;
    close();
    input.focus();
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  onDay(() => { if (shown) update(); });
  if (document.activeElement === input) update();
};
