// What every page has: the look, copying, the search box, folds, and the day; one file, since every page asks for it. Without
// it each page reads as of the build's day.
// Uses: shared, day, search.
import { home, onDay, start } from "../day/day.js";
import { needing } from "../shared/offline.js";

const root = document.documentElement;
const key = "cong-khai-giao-dien";
const words = { auto: "Tự động", light: "Sáng", dark: "Tối" };
const modes = Object.keys(words);
let mode = "auto";
try { mode = localStorage.getItem(key) || mode; } catch { /* storage is switched off */ }

const themes = document.querySelector(".theme");
const show = () => {
  if (mode === "auto") delete root.dataset.theme; else root.dataset.theme = mode;
  themes.textContent = `Giao diện: ${words[mode]}`;
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
const failure = () => needing("Tìm kiếm", "Không tải được gợi ý. Nhấn Enter để sang trang tìm kiếm.");
const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

let loading = null;
const suggest = () => {
  loading ??= import("../search/suggest.js").then((search) => search.suggest(form, input, failure)).catch(() => {
    form.querySelector("[role=status]").textContent = failure();
    loading = null;
  });
};
for (const used of ["focus", "input"]) input.addEventListener(used, suggest);
if (document.activeElement === input) suggest();
const seen = (element) => element.getClientRects().length > 0;
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  if (!seen(form)) form.showPopover();
  input.focus();
  input.select();
});
input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  // By itself a search field takes the key to empty itself.
  if (form.matches(":popover-open")) form.hidePopover(); else input.blur();
});

// What the bar opens closes by itself, on Escape too, and gives the focus back; who opened it is led into it.
for (const box of document.querySelectorAll("[popover]")) {
  box.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") [...box.querySelectorAll("a, input")].find(seen).focus();
  });
}

// The reader's province, by its address: kept on this device only, and only by the reader's own hand.
const KEPT = "cong-khai-tinh";
let kept = null;
try { kept = localStorage.getItem(KEPT); } catch { /* storage is switched off */ }
export const place = () => kept;
/** Keeps `address` instead of what was kept, or nothing if it is null; returns whether that lasts. */
export const remember = (address) => {
  kept = address;
  try {
    if (address) localStorage.setItem(KEPT, address); else localStorage.removeItem(KEPT);
    return true;
  } catch {
    return false;
  }
};
for (const button of document.querySelectorAll("[data-place]")) {
  const { place: here } = button.dataset;
  const told = button.parentElement.querySelector("[role=status]");
  const label = () => { button.textContent = kept === here ? "Quên tỉnh này" : "Nhớ tỉnh này"; };
  label();
  button.addEventListener("click", () => {
    const lasts = remember(kept === here ? null : here);
    label();
    told.textContent = !lasts ? "Máy này không cho lưu." : kept ? "Đã nhớ, chỉ lưu trên máy này." : "Đã quên.";
  });
}
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

/** Lets the citations in `root` be copied: one tap on what folds one shows and copies it. */
export const offerCitations = (root) => {
  root.querySelectorAll(".cite").forEach(offerCopy);
  root.querySelectorAll(".citing > details").forEach((fold) => {
    fold.querySelector("summary").addEventListener("click", () => fold.open || fold.querySelector(".copy")?.click());
  });
};
offerCitations(document);
document.querySelectorAll(".c > details").forEach((details) => {
  details.addEventListener("toggle", () => details.querySelectorAll("p").forEach(offerCopy));
});
start();
// Where a stretch began on another day than is known now, its old address leads to that day.
const [, stretched, day] = location.pathname.match(/([^/]+)\/tu-(\d{4}-\d\d-\d\d)\/?$/) ?? [];
const lost = stretched && document.querySelector("[data-stretch]");
if (lost) {
  const link = lost.querySelector("a");
  link.href += `${stretched}/?ngay=${day}`;
  lost.hidden = false;
}
// What was read is kept for days without a connection (offline/worker.js): after all else, and not for who saves data. A
// server of drafts has no manifest, and one that is not trusted has no workers.
if (navigator.serviceWorker && document.querySelector("link[rel=manifest]") && !navigator.connection?.saveData) {
  addEventListener("load", () => setTimeout(() => navigator.serviceWorker.register(new URL("ban-luu.js", home)).catch(() => {})));
}
