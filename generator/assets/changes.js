// Narrows the list of changes and finds the chosen day in it. Without this file the whole list is there.
import { moment, onDay, written } from "./day.js";

const form = document.querySelector(".filter");
const status = document.querySelector(".standing-now");
const days = [...document.querySelectorAll("[data-day]")];
const FIELDS = ["tinh", "su-kien"];
const [province, kind] = FIELDS.map((name) => form.elements[name]);
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
};

// How the chosen day lies among the days that are shown; returns the day itself, or the nearest before it.
const mark = () => {
  const { day } = moment();
  const listed = days.filter(shown);
  const here = listed.find((each) => each.dataset.day <= day);
  for (const each of days) {
    const later = each.dataset.day > day;
    each.classList.toggle("here", each === here);
    each.querySelector(".standing").textContent =
      later ? "sau ngày đang xem" : each !== here ? "" : each.dataset.day === day ? "ngày đang xem" : "gần nhất trước ngày đang xem";
    if (each === here) each.setAttribute("aria-current", "date"); else each.removeAttribute("aria-current");
  }
  tell(day, here, count(listed.filter((each) => each.dataset.day > day)));
  return here;
};

const tell = (day, here, after) => {
  const link = document.createElement("a");
  if (here) {
    link.href = `#${here.id}`;
    link.textContent = here.dataset.day === day ? "có thay đổi" : `thay đổi gần nhất trước đó là ngày ${written(here.dataset.day)}`;
  }
  const words = here ? [link] : ["kho không biết thay đổi nào trước ngày này"];
  const rest = after ? ` Sau ngày này có ${after} thay đổi nữa trong danh sách.` : " Sau ngày này, danh sách không có thay đổi nào.";
  status.replaceChildren(`Ngày ${written(day)}: `, ...words, ".", rest, own());
};

// A choice without changes of its own is no proof that nothing changed there.
const own = () => {
  const units = (province.selectedOptions[0].dataset.units ?? "").split(" ").filter((unit) => unit !== "trung-uong");
  if (!province.value || units.length === 0) return "";
  const found = days.some((day) => changes(day).some((change) => shown(change) && units.includes(change.dataset.unit)));
  return found ? "" : " Của riêng tỉnh này, kho không có thay đổi nào như vậy mà biết rõ ngày; không có nghĩa là không có gì thay đổi.";
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
let arrived = false;
onDay(() => {
  const here = mark();
  if (!arrived && moment().asked && !location.hash) here?.scrollIntoView();
  arrived = true;
});
addEventListener("popstate", () => {
  read();
  narrow();
  mark();
});
