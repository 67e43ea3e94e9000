// Marks the chosen day in drawings over years, brings it into sight, and leads to the day that is clicked in a chart.
// Uses: day.
import { go, moment, onDay } from "../day/day.js";

const DAY = 864e5;
const drawings = [...document.querySelectorAll(".by-day")];

/** Draws the line of `day` in every drawing in which it lies. */
export const mark = (day) => {
  for (const drawing of drawings) {
    const { first, days } = drawing.dataset;
    const at = (Date.parse(day) - Date.parse(first)) / DAY + 0.5;
    const line = drawing.querySelector(".at");
    for (const end of ["x1", "x2"]) line.setAttribute(end, `${((at / days) * 100).toFixed(3)}%`);
    line.setAttribute("visibility", at > 0 && at < days ? "visible" : "hidden");
  }
};

for (const drawn of document.querySelectorAll(".chart .drawing")) {
  const { first, days } = drawn.closest(".by-day").dataset;
  drawn.addEventListener("click", ({ clientX }) => {
    const { left, width } = drawn.getBoundingClientRect();
    const at = Math.min(days - 1, Math.max(0, Math.floor(((clientX - left) / width) * days)));
    go(new Date(Date.parse(first) + at * DAY).toISOString().slice(0, 10), null, moment().asked);
  });
}
onDay(({ day }) => {
  mark(day);
  for (const region of document.querySelectorAll(".lanes .scroll")) {
    const line = region.querySelector(".at");
    if (line.getAttribute("visibility") === "visible") region.scrollLeft = line.x1.baseVal.value - region.clientWidth / 3;
  }
});
