// Which district of its province the reader asks about: its answer is shown instead of that of all, what is only for
// others is not, and what is for some is marked. All of it is in the page; here it is only picked.
// Uses: day.
import { readable, recount, short } from "../day/day.js";

/** How addresses call the district. */
const DISTRICT = "huyen";
const form = document.querySelector("form.district");
const field = form.elements[DISTRICT];
const answers = [...document.querySelectorAll("[data-of]")].map((answer) => [answer, answer.dataset.of.split(" ")]);
const lines = [...document.querySelectorAll("[data-districts]")].map((line) => [line, line.dataset.districts.split(" ")]);

const mark = (line, words) => {
  line.querySelector(":scope > .locally")?.remove();
  if (!words) return;
  const made = Object.assign(document.createElement("span"), { className: "locally", textContent: words });
  (line.querySelector(":scope > [data-at]") ?? line.querySelector(".badge")).after(" ", made);
};

const note = form.querySelector(".which");
const ofAll = note.textContent;
const html = document.documentElement;
const told = (chosen, name, wanted) => {
  if (!chosen) return wanted ? `Không có nơi nào là «${short(wanted, 30)}» ở đây. ${ofAll}` : ofAll;
  const counts = form.closest(".part").querySelector(".counts") ? " Số đếm theo chủ đề, theo cơ quan là của cả tỉnh." : "";
  return `Đang xem ${name[0].toLowerCase()}${name.slice(1)}: điều của cả tỉnh, và của riêng một số nơi (có đánh dấu).${counts}`;
};

const show = () => {
  const wanted = new URLSearchParams(location.search).get(DISTRICT)?.trim() ?? "";
  const option = [...field.options].find((each) => each.value === wanted) ?? field.options[0];
  const chosen = option.value;
  field.value = chosen;
  if (chosen && form.closest(".elder")) form.closest(".elder").open = true;
  for (const [answer, of] of answers) answer.hidden = !of.includes(chosen);
  for (const [line, where] of lines) {
    const here = where.includes(chosen), perhaps = where.includes("?");
    line.classList.toggle("of-another-district", Boolean(chosen) && !here && !perhaps);
    mark(line, chosen && (here ? "Có nơi này" : perhaps ? "Chưa rõ có nơi này" : ""));
  }
  recount();
  note.textContent = told(chosen, option.textContent, wanted);
  note.classList.toggle("hide", !wanted);
  html.classList.toggle("choosing", Boolean(wanted));
  form.classList.add("chosen");
};

const go = () => {
  const url = new URL(location.href);
  if (field.value) url.searchParams.set(DISTRICT, field.value);
  else url.searchParams.delete(DISTRICT);
  if (url.href !== location.href) history.pushState(null, "", readable(url));
  show();
};

field.addEventListener("change", go);
addEventListener("popstate", show);
form.querySelector("fieldset").disabled = false;
show();
