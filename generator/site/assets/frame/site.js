// What every page has: the look, copying, the search box, and the day; one file, since every page asks for it. Without
// it each page reads as of the build's day.
// Uses: day, search.
import { onDay, start } from "../day/day.js";

const root = document.documentElement;
const key = "cong-khai-giao-dien";
const words = { auto: "Tự động", light: "Sáng", dark: "Tối" };
const modes = Object.keys(words);
let mode = "auto";
try { mode = localStorage.getItem(key) || mode; } catch { /* storage is switched off */ }

const themes = document.querySelector(".theme");
const show = () => {
  if (mode === "auto") delete root.dataset.theme; else root.dataset.theme = mode;
  themes.textContent = words[mode];
  themes.setAttribute("aria-label", `Giao diện: ${words[mode]}`);
};
themes.hidden = false;
show();
themes.addEventListener("click", () => {
  mode = modes[(modes.indexOf(mode) + 1) % modes.length];
  try { localStorage.setItem(key, mode); } catch { /* it lasts for this page */ }
  show();
});

const COPY = "Sao chép";
// What is read is what is copied: all words but those of buttons and folds, and what is not shown.
const told = (place) => {
  const copy = place.cloneNode(true);
  for (const each of copy.querySelectorAll(".copy, summary, [hidden]")) each.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const offerCopy = (place) => {
  if (!navigator.clipboard || place.querySelector(".copy")) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: COPY });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(told(place));
      button.textContent = "Đã sao chép";
    } catch {
      button.textContent = "Không chép được, hãy bôi đen và chép tay";
    }
  });
  onDay(() => (button.textContent = COPY));
  place.append(button);
};

// The search box suggests once it is used, and `/` leads to it; nothing of search is loaded before.
const form = document.querySelector(".find");
const input = form.querySelector("input");
const FAILURE = "Không tải được gợi ý. Nhấn Enter để sang trang tìm kiếm.";
const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

let loading = null;
const suggest = () => {
  loading ??= import("../search/suggest.js").then((search) => search.suggest(form, input, FAILURE)).catch(() => {
    form.querySelector("[role=status]").textContent = FAILURE;
    loading = null;
  });
};
for (const used of ["focus", "input"]) input.addEventListener(used, suggest);
if (document.activeElement === input) suggest();
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  input.focus();
  input.select();
});
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) input.blur();
});

document.querySelectorAll(".cite").forEach(offerCopy);
// One tap shows the citation of a page and copies it.
document.querySelectorAll(".citing > details").forEach((fold) => {
  fold.querySelector("summary").addEventListener("click", () => fold.open || fold.querySelector(".copy")?.click());
});
document.querySelectorAll(".c > details").forEach((details) => {
  details.addEventListener("toggle", () => details.querySelectorAll("p").forEach(offerCopy));
});
start();
// Where a stretch began on another day than is known now, its old address leads to that day.
const [, place, day] = location.pathname.match(/([^/]+)\/tu-(\d{4}-\d\d-\d\d)\/?$/) ?? [];
const lost = place && document.querySelector("[data-stretch]");
if (lost) {
  const link = lost.querySelector("a");
  link.href += `${place}/?ngay=${day}`;
  lost.hidden = false;
}
const here = document.querySelector(".sections [aria-current]");
// Not scrollIntoView: it would take a reader who came for a clause back to the top.
const list = here?.closest("ul");
if (list) list.scrollLeft += Math.max(0, here.getBoundingClientRect().right - list.getBoundingClientRect().right + 16);
