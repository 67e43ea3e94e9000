// Stands in the page itself, named in its policy by checksum. Before anything below it is painted, it keeps an answer
// for the build's day from who asks about another one, and one for all from who asks about a district. As soon as the
// answer (`first` in _day.html) stands there it shows it as of the asked day; the rest waits for day.js.
// Uses: nothing.
import { asked, code, fill, lay, together } from "./laying.js";

const query = new URLSearchParams(location.search), { classList } = document.documentElement;
const given = query.get("ngay");

const answer = () => {
  const when = asked(given);
  if (!when || !document.querySelector(".first:not(.laid) + .portion + .rest")) return;
  // What follows them shows that these data are whole.
  const portions = [...document.querySelectorAll(".portion + .rest")].map((rest) => rest.previousElementSibling);
  lay(together(portions.map((portion) => JSON.parse(portion.textContent))), when);
  for (const { previousElementSibling: first } of portions) {
    first.of = code(when);
    first.classList.add("laid");
  }
  fill(when);
  // What a province was before may stand further below.
  if (portions.some((portion) => !portion.closest("[hidden]"))) classList.add("answered");
};

if (query.get("huyen")) classList.add("choosing");
try {
  const kept = localStorage.getItem("cong-khai-tinh");
  if (kept) classList.add("placed");
  // What places/own.js shows on home is on its way before any script has come.
  if (kept && document.querySelector(".own")) {
    const { today } = document.documentElement.dataset;
    const link = { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: `${kept}tra-loi.json?${today}` };
    document.head.append(Object.assign(document.createElement("link"), link));
  }
} catch { /* storage is switched off */ }
if (given) {
  classList.add("awaiting");
  const parsing = new MutationObserver(answer);
  parsing.observe(document, { childList: true, subtree: true });
  document.addEventListener("readystatechange", () => {
    answer();
    parsing.disconnect();
  }, { once: true });
}
