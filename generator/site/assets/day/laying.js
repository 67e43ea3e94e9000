// What a page shows on another day than its own: ready made in it (generator/site/other_days.py), here only put in its
// place. The script in the page itself does so for the answer before anything else has come, day.js for all.
// Uses: shared.
import { named, pick, written } from "../shared/dates.js";

/** A day or a time of it, as addresses have it. */
export const code = ({ day, time }) => (time ? `${day}T${time}` : day);

/** The moment that `words` name, if it is one of which pages speak; else null. */
export const asked = (words) => {
  const { min, max } = document.querySelector("[type=date][min]") ?? {}; // a page on which one chooses says between which
  const when = named(words);
  return when && !(when.day < min || when.day > max) ? when : null;
};

/** Lets the control of the page tell the moment. */
export const fill = ({ day, time }) => {
  const field = document.querySelector("#ngay");
  field.value = time ? `${written(day)} ${time}` : written(day);
  field.size = time ? field.value.length : 10;
  field.removeAttribute("aria-invalid");
};

// Numbers are told as differences; steps become such as `pick` reads.
const summed = (differences) => {
  let sum = 0;
  return differences.map((each) => (sum += each));
};
const unpacked = ({ times, places }) => {
  const steps = ([since, which]) => {
    const told = summed(which);
    return summed(since).flatMap((at, n) => [times[at], told[n]]);
  };
  return places.map((place) => (Array.isArray(place) ? steps(place) : { d: steps(place.d), t: steps(place.t) }));
};

/** What a page says on other days, of `portions` as they stand in it: each goes on with the numbers of those before. */
export const together = (portions) => ({
  places: portions.flatMap(unpacked), values: portions.flatMap(({ values }) => values),
});

/** Shows what `places` and `values` say of a moment, wherever they say something. */
export const lay = ({ places, values }, when) => {
  const known = (name) =>
    [...document.querySelectorAll(`[data-${name}]`)].filter((each) => each.dataset[name] in places);
  const value = (number) => values[pick(places[number], when)];
  for (const place of known("at")) {
    const piece = value(place.dataset.at);
    if (place.shows !== piece) place.innerHTML = place.shows = piece;
  }
  for (const each of known("look")) each.className = value(each.dataset.look);
  const boxes = new Map([...document.querySelectorAll("[data-box]")].map((box) => [box.dataset.box, box]));
  for (const each of known("in").sort((a, b) => (a.dataset.n ?? 0) - (b.dataset.n ?? 0))) {
    const box = value(each.dataset.in);
    each.hidden = !box;
    if (boxes.has(box)) boxes.get(box).append(each);
  }
  // What a province was before is told openly on its own days.
  for (const elder of document.querySelectorAll(".part[hidden] + .part > .elder")) elder.open = true;
};
