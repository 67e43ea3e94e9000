// Narrows the list of changes and finds the chosen day in it. Without this file the whole list is there.
// Uses: shared, day.
import { moment, onDay } from "../day/day.js";
import { written } from "../shared/dates.js";

const form = document.querySelector(".filter");
const status = document.querySelector(".standing-now");
const days = [...document.querySelectorAll("[data-day]")];
const FIELDS = ["tinh", "su-kien"];
const [province, kind] = FIELDS.map((name) => form.elements[name]);
const central = province.querySelector("[data-central]").value;
const changes = (day) => [...day.querySelectorAll("[data-kind]")];
const shown = (element) => !element.hidden;
const count = (some) => some.reduce((sum, day) => sum + changes(day).filter(shown).length, 0);

const read = () => {
  const query = new URLSearchParams(location.search);
  for (const select of [province, kind]) {
    select.value = query.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
};

const remember = () => {
  const address = new URL(location.href);
  for (const { name, value } of [province, kind]) {
    if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
  }
  address.hash = "";
  history.replaceState(history.state, "", address.href.replace(/#$/, ""));
};

const narrow = () => {
  const units = province.selectedOptions[0].dataset.units?.split(" ");
  for (const day of days) {
    for (const change of changes(day)) {
      change.hidden = Boolean((units && !units.includes(change.dataset.unit)) || (kind.value && change.dataset.kind !== kind.value));
    }
    day.hidden = !changes(day).some(shown);
  }
  for (const month of document.querySelectorAll(".month")) {
    month.hidden = ![...month.querySelectorAll("[data-day]")].some(shown);
    const entry = document.querySelector(`.contents [href="#${month.querySelector("h2").id}"]`);
    if (entry) entry.parentElement.hidden = month.hidden;
  }
  const contents = document.querySelector(".contents");
  if (contents) contents.hidden = !days.some(shown);
};

// How the chosen day lies among the days that are shown; returns the day itself, or the nearest before it.
const mark = () => {
  const { day, asked } = moment();
  const listed = days.filter(shown);
  const here = listed.find((each) => each.dataset.day <= day);
  for (const each of days) {
    const chosen = asked && each === here;
    each.classList.toggle("here", chosen);
    if (chosen) each.setAttribute("aria-current", "date"); else each.removeAttribute("aria-current");
    each.querySelector(".standing").textContent = standing(each.dataset.day, chosen);
  }
  tell(day, here, count(listed.filter((each) => each.dataset.day > day)));
  return here;
};
const standing = (listed, chosen) => {
  const { day, asked } = moment();
  if (listed > day) return asked ? "sau ngày đang xem" : "sắp tới";
  if (!chosen) return "";
  return listed === day ? "ngày đang xem" : "gần nhất trước ngày đang xem";
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
  const known = here.querySelector("time"); // else its heading gives the bounds of a day that is not known
  const when = known ? `là ngày ${written(here.dataset.day)}` : here.querySelector("a").textContent.toLowerCase();
  const words = known && here.dataset.day === day ? "có thay đổi" : `thay đổi gần nhất trước đó ${when}`;
  return Object.assign(document.createElement("a"), { href: `#${here.id}`, textContent: words });
};

// Whether a province was chosen and nothing in the list is its own or of those merged into it.
const onlyOthers = () => {
  const units = (province.selectedOptions[0].dataset.units ?? "").split(" ").filter((unit) => unit && unit !== central);
  const own = (day) => changes(day).some((change) => shown(change) && units.includes(change.dataset.unit));
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
  if (linked) linked.scrollIntoView();
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
