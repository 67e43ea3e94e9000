// Shows one of the two maps: the one that the address asks for, else that of the division in force on the day.
// Uses: day.
import { onDay } from "../day/day.js";

const divisions = [...document.querySelectorAll(".division")];
const links = [...document.querySelectorAll(".switch a")];
const known = new Set(divisions.map((division) => division.dataset.division));

const asked = () => {
  const key = new URLSearchParams(location.search).get("ban-do");
  return known.has(key) ? key : null;
};

const show = (key) => {
  for (const division of divisions) {
    const chosen = division.dataset.division === key;
    division.hidden = !chosen;
    division.classList.toggle("chosen", chosen);
  }
  for (const link of links) {
    if (link.dataset.division === key) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  }
};

const address = (key) => {
  const query = new URLSearchParams(location.search);
  query.set("ban-do", key);
  return `?${query}`;
};

const update = () => {
  show(asked() ?? document.querySelector("[data-in-force]").dataset.inForce);
  for (const link of links) link.href = address(link.dataset.division);
};

for (const link of links) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(history.state, "", address(link.dataset.division));
    update();
  });
}
update();
onDay(update);
