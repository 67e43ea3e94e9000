// A day from the browser's own calendar, beside the field in which it is written: browsers write it in their language.
// Uses: shared.
import { named, written } from "../shared/dates.js";

/** Offers the calendar beside `field`, where the browser has one that opens. */
export const offerCalendar = (field) => {
  const [chosen, button] = ["[type=date]", "button"].map((each) => field.parentElement.querySelector(each));
  button.hidden = !chosen.showPicker;
  button.addEventListener("click", () => {
    chosen.value = named(field.value)?.day ?? "";
    chosen.showPicker();
  });
  chosen.addEventListener("change", (event) => {
    event.stopPropagation();
    if (!chosen.value) return;
    field.value = written(chosen.value);
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
};
