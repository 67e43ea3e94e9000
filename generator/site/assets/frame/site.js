// What every page has: the look, copying, the search box, folds, and the day; one file, since every page asks for it. Without
// it each page reads as of the build's day.
// Uses: shared, day, search.
import "../shared/dates.js"; // asked for at once, not only when day.js has come
import { start as startDay } from "../day/day.js";

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

const offerCopy = (place) => {
  if (!navigator.clipboard || place.querySelector(".copy")) return;
  const link = place.querySelector("a");
  const words = place.firstChild.textContent.trim().replace(/,$/, "");
  const text = link && !words.includes("://") ? `${words}, ${link.href}` : words;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Sao chép" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Đã sao chép";
    } catch {
      button.textContent = "Không chép được, hãy bôi đen và chép tay";
    }
  });
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

// An address that leads into a fold, to its heading, or to what is folded under a heading, opens it.
const unfold = () => {
  const target = document.getElementById(location.hash.slice(1));
  const inside = target?.closest("details") ?? target?.querySelector(":scope > .fold");
  if (!inside) return;
  for (let fold = inside; fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
// A closed fold is dead on paper: what a page is printed for is opened for it. Stylesheets do it, too, where they can.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".printed:not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});

document.querySelectorAll(".cite").forEach(offerCopy);
document.querySelectorAll(".c > details").forEach((details) => {
  details.addEventListener("toggle", () => details.querySelectorAll("p").forEach(offerCopy));
});
startDay();
const here = document.querySelector(".sections [aria-current]");
// Not scrollIntoView: it would take a reader who came for a clause back to the top.
const list = here?.closest("ul");
if (list) list.scrollLeft += Math.max(0, here.getBoundingClientRect().right - list.getBoundingClientRect().right + 16);
