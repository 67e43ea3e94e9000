// What every page has: the look, copying, and the day. Without this file each page reads as of the build's day.
import { box } from "./search-box.js";
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
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Sao chép";
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

document.querySelectorAll(".cite").forEach(offerCopy);
document.querySelectorAll(".c > details").forEach((details) => {
  details.addEventListener("toggle", () => details.querySelectorAll("p").forEach(offerCopy));
});
box();
startDay();
const here = document.querySelector(".sections [aria-current]");
// Not scrollIntoView: it would take a reader who came for a clause back to the top.
const list = here?.closest("ul");
if (list) list.scrollLeft += Math.max(0, here.getBoundingClientRect().right - list.getBoundingClientRect().right + 16);
