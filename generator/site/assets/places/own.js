// Home: the reader's province and what applies there, and the map, on the day that is looked at. Both come as excerpts
// of other pages, with all their days; here these are only picked.
// Uses: shared, day, frame.
import { dates, fetched, home, keep, moment, onDay, unseen } from "../day/day.js";
import { code, together } from "../day/laying.js";
import { offerCitations, place, remember } from "../frame/site.js";
import { pick } from "../shared/dates.js";
import { needing } from "../shared/offline.js";

const EXCERPT = "tra-loi.json";
const html = document.documentElement;
const form = document.querySelector("form.own");
const [select, kept, forget] = ["select", ".kept", "button"].map((name) => form.querySelector(name));
const answer = document.querySelector(".of-place");
const map = document.querySelector(".country");
const words = { none: kept.textContent, kept: "Chỉ lưu trên máy này.", lost: "Máy này không cho lưu: lần sau hãy chọn lại." };

/** How the places of `content` are numbered, taken out of it: there, the numbers of this page's own places would be others. */
const numbered = (content, name) => [...content.querySelectorAll(`[data-${name}]`)].map((element) => {
  const number = Number(element.dataset[name]);
  element.removeAttribute(`data-${name}`);
  return [element, number];
});

/** An excerpt: `show` puts it into a box as of a moment. */
const excerpt = async (address) => {
  const { html: written, days } = await fetched(address);
  const { places, values } = together([days]);
  const made = document.createElement("template");
  made.innerHTML = written;
  offerCitations(made.content);
  const [pieces, looks, standing] = ["at", "look", "in"].map((name) => numbered(made.content, name));
  const nodes = [...made.content.childNodes];
  return {
    show: (box, when) => {
      const value = (number) => values[pick(places[number], when)];
      for (const [element, number] of pieces) element.innerHTML = value(number);
      for (const [element, number] of looks) element.className = value(number);
      for (const [element, number] of standing) element.hidden = !value(number);
      box.replaceChildren(...nodes);
      dates(when, box);
      keep(box);
    },
  };
};

const loading = new Map();
const load = (address) => {
  if (!loading.has(address)) loading.set(address, excerpt(address));
  loading.get(address).catch(() => loading.delete(address));
  return loading.get(address);
};
// What is kept of other builds (offline/worker.js) is no answer on this page.
const ofToday = (file) => `${file}?${html.dataset.today}`;
const fileOf = (address) => ofToday(new URL(address + EXCERPT, home).href);

/** Shows in `box` what `wanted` names now, or by `failed` that it does not come. */
const put = async (box, wanted, failed) => {
  const [address, when] = [wanted(), moment()];
  const still = () => wanted() === address && moment() === when;
  try {
    const found = await load(address);
    if (still()) await unseen(() => found.show(box, when));
    return still();
  } catch {
    if (still()) box.replaceChildren(...failed());
    return false;
  }
};

const again = (act) => {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Thử lại" });
  button.addEventListener("click", act);
  return button;
};

// The reader's province.

const own = () => [...select.options].map(({ value }) => value).find((value) => value && value === place());

let shown;
const tell = async () => {
  const here = own();
  html.classList.toggle("placed", Boolean(here));
  select.value = here ?? "";
  forget.hidden = !here;
  if (here !== shown) answer.replaceChildren(here ? "Đang tải câu trả lời…" : "");
  shown = here;
  if (here) await put(answer, () => own() && fileOf(own()), () => [needing("Câu trả lời cho tỉnh này", "Không tải được câu trả lời."), " ", again(tell)]);
};

const choose = (address) => {
  const lasts = remember(address || null);
  kept.textContent = !address ? words.none : lasts ? words.kept : words.lost;
  tell();
};
select.addEventListener("change", () => choose(select.value));
forget.addEventListener("click", () => {
  choose("");
  select.focus();
});
if (own()) {
  kept.textContent = words.kept;
  load(fileOf(own())).catch(() => {}); // told of by who asks for it next
}

// The map: that of the build's day is there; another's is asked for once it comes near the reader's eyes.

let drawn = html.dataset.today;
let near = false;
const draw = async () => {
  const stale = code(moment()) !== drawn;
  map.classList.toggle("of-another-day", stale);
  if (!stale || !near) return;
  const day = code(moment());
  const failed = () => {
    drawn = null;
    map.classList.remove("of-another-day"); // there are words instead
    return [needing("Bản đồ của ngày này", "Không tải được bản đồ của ngày này."), " ", again(draw)];
  };
  if (!await put(map, () => ofToday(map.dataset.from), failed)) return;
  drawn = day;
  map.classList.remove("of-another-day");
};
new IntersectionObserver(([entry], observer) => {
  if (!entry.isIntersecting) return;
  near = true;
  observer.disconnect();
  draw();
}, { rootMargin: "300px" }).observe(map);

onDay(() => {
  tell();
  draw();
});
