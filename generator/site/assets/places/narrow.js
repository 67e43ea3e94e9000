// The lists of provinces narrow to what is typed, with or without accents; Enter opens the first.
// Uses: shared.
import { flat } from "../shared/fold.js";

const form = document.querySelector(".narrow-places");
const field = form.querySelector("input");
const places = [...document.querySelectorAll(".choices > li")];
const left = () => places.filter((place) => !place.hidden);

field.addEventListener("input", () => {
  const wanted = flat(field.value.trim());
  for (const place of places) place.hidden = !flat(place.textContent).includes(wanted);
  const found = left().length ? `${left().length} nơi.` : "Không có tên nào như vậy. Thử gõ ít chữ hơn.";
  form.querySelector("[role=status]").textContent = wanted ? found : "";
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (field.value.trim()) left()[0]?.querySelector("a").click();
});
