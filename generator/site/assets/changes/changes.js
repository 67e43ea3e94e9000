// Narrows the list of changes and finds the chosen day in it. Without this file the whole list is there.
// Uses: shared, day.
import { moment, onDay } from "../day/day.js";
import { written } from "../shared/dates.js";

const form = document.querySelector(".filter");
const status = document.querySelector(".standing-now");
// A page of one month or day knows nothing of what lies before or after.
const part = "part" in status.dataset;
const FIELDS = ["tinh", "su-kien"];
const [province, kind] = FIELDS.map((name) => form.elements[name]);
const central = province.querySelector("[data-central]").value;
for (const summed of document.querySelectorAll(".sums > li")) summed.dataset.day = summed.id.slice(1, 11);
const days = [...document.querySelectorAll("[data-day]")];

// The changes of each day as {unit, kind}: they stand here, or are only counted and stand on another page. What the
// centre ordered for several provinces by name has them all for its unit.
const sums = JSON.parse(document.querySelector(".sums-data")?.textContent ?? "null");
const counted = (code) => ({ unit: sums.units[Math.floor(code / sums.kinds.length)], kind: sums.kinds[code % sums.kinds.length] });
const told = (element) => ({ unit: element.dataset.unit, kind: element.dataset.kind, element });
const held = new Map(days.map((day) =>
  [day, sums ? sums.days[day.id].map(counted) : [...day.querySelectorAll("[data-kind]")].map(told)]));
const changes = (day) => held.get(day);
const shown = (each) => !each.hidden;
const concerns = (change, units) => change.unit.split(" ").some((unit) => units.includes(unit));
const count = (some) => some.reduce((sum, day) => sum + changes(day).filter(shown).length, 0);

const read = () => {
  const query = new URLSearchParams(location.search);
  for (const select of [province, kind]) {
    select.value = query.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
};

const narrowed = (url) => {
  for (const { name, value } of [province, kind]) {
    if (value) url.searchParams.set(name, value); else url.searchParams.delete(name);
  }
  return url;
};

const remember = () => {
  const address = narrowed(new URL(location.href));
  address.hash = "";
  history.replaceState(history.state, "", address.href.replace(/#$/, ""));
};

const narrow = () => {
  const units = province.selectedOptions[0].dataset.units?.split(" ");
  for (const day of days) {
    for (const change of changes(day)) {
      change.hidden = Boolean((units && !concerns(change, units)) || (kind.value && change.kind !== kind.value));
      if (change.element) change.element.hidden = change.hidden;
    }
    day.hidden = !changes(day).some(shown);
    const folded = day.querySelector(":scope > .fold > summary");
    if (folded) folded.textContent = `${count([day])} thay đổi`;
    if (sums) recount(day);
  }
  for (const month of document.querySelectorAll(".month")) {
    const own = [...month.querySelectorAll("[data-day]")];
    month.hidden = !own.some(shown);
    const total = month.querySelector("h2 .count");
    if (total) total.textContent = `${count(own)} thay đổi`;
  }
  for (const year of document.querySelectorAll("details:has(> .month)")) {
    const own = [...year.querySelectorAll("[data-day]")];
    year.hidden = !own.some(shown);
    year.querySelector(".count").textContent = `${count(own)} thay đổi`;
    if (province.value || kind.value) year.open = true;
  }
  // Pages of the same list are narrowed in the same way.
  for (const link of document.querySelectorAll(".sums a, .month h2 a, .jump a")) link.href = narrowed(new URL(link.href)).href;
};

const recount = (day) => {
  day.querySelector("b").textContent = count([day]);
  for (const place of day.querySelectorAll("[data-of]")) {
    const some = changes(day).filter((change) => shown(change) && change.kind === place.dataset.of).length;
    place.hidden = !some;
    place.lastElementChild.textContent = some;
  }
};

// How the chosen day lies among the days that are shown; returns the day itself, or the nearest before it.
const mark = () => {
  const { day, asked } = moment();
  const listed = days.filter(shown);
  const here = listed.find((each) => (part ? each.dataset.day === day : each.dataset.day <= day));
  for (const each of days) {
    const chosen = asked && each === here;
    each.classList.toggle("here", chosen);
    if (chosen) for (const fold of [each.querySelector(":scope > .fold"), each.parentElement.closest("details")]) fold?.setAttribute("open", "");
    if (chosen) each.setAttribute("aria-current", "date"); else each.removeAttribute("aria-current");
    const place = each.querySelector(".standing");
    if (place) place.textContent = standing(each.dataset.day, chosen);
  }
  if (part) status.textContent = ofPart(count(listed));
  else tell(day, here, count(listed.filter((each) => each.dataset.day > day)));
  return here;
};
const standing = (listed, chosen) => {
  const { day, asked } = moment();
  if (listed > day) return asked ? "sau ngày đang xem" : "sắp tới";
  if (!chosen) return "";
  return listed === day ? "ngày đang xem" : "gần nhất trước ngày đang xem";
};
const ofPart = (seen) => {
  const all = days.reduce((sum, day) => sum + changes(day).length, 0);
  return seen === all ? `${all} thay đổi.` : `${seen} trong số ${all} thay đổi là như vậy.`;
};

const tell = (day, here, after) => {
  const said = [`Ngày ${written(day)}: `];
  if (!days.some(shown)) said.push("kho không biết thay đổi nào như vậy, vào bất cứ ngày nào.");
  else if (!here) said.push(`chưa có thay đổi nào; sau ngày này có ${after}.`);
  else said.push(linkTo(here, day), after ? `; sau ngày này có ${after} thay đổi nữa.` : "; sau ngày này chưa biết thay đổi nào.");
  if (onlyOthers()) said.push(" Của riêng tỉnh này thì kho không có; như thế không có nghĩa là không có gì thay đổi.");
  status.replaceChildren(...said);
};
const linkTo = (here, day) => {
  const known = !here.id.endsWith("-khoang"); // else its link gives the bounds of a day that is not known
  const link = here.querySelector("a");
  const when = known ? `là ngày ${written(here.dataset.day)}` : link.textContent.toLowerCase();
  const words = known && here.dataset.day === day ? "có thay đổi" : `thay đổi gần nhất trước đó ${when}`;
  return Object.assign(document.createElement("a"), { href: link.getAttribute("href"), textContent: words });
};

// Whether a province was chosen and nothing in the list is its own or of those merged into it.
const onlyOthers = () => {
  const units = (province.selectedOptions[0].dataset.units ?? "").split(" ").filter((unit) => unit && unit !== central);
  const own = (day) => changes(day).some((change) => shown(change) && concerns(change, units));
  return units.length > 0 && !days.some(own);
};

read();
narrow();
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  remember();
  narrow();
  mark();
});
// The browser went to a linked day before the list was narrowed.
const arrive = (here) => {
  const linked = document.getElementById(location.hash.slice(1));
  // A day that is only summed up here is told on another page.
  if (sums && days.includes(linked)) location.replace(linked.querySelector("a").href);
  else if (linked) linked.scrollIntoView();
  else if (moment().asked) here?.scrollIntoView();
};
let arrived = false;
onDay(() => {
  const here = mark();
  if (!arrived) arrive(here);
  arrived = true;
});
addEventListener("popstate", () => {
  read();
  narrow();
  mark();
});
