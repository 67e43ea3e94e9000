// Plays the map day by day. For readers who asked for less motion it only goes from change to change.
// Uses: day.
import { glimpse, go, moment, onDay, step } from "../day/day.js";

const PACE = 1000 / 7;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Makes `place` play; `dayAt` gives the days of its slider, `tellDay` writes one there, `changed` is called with every
 * picture. Returns what its button does.
 */
export const start = (place, { dayAt, tellDay, changed }) => {
  const { first, last } = place.dataset;
  const slider = place.querySelector("input");
  let playing = null;
  let seen = moment().day;

  const halt = () => {
    clearInterval(playing);
    playing = null;
    place.classList.remove("playing");
  };
  /** The day stands in the address again, links lead on to it, and it is told aloud. */
  const pause = () => {
    halt();
    go(seen);
  };
  const picture = async (day) => {
    seen = day;
    tellDay(day);
    try {
      await glimpse(day);
      changed();
    } catch {
      pause();
    }
  };
  const within = () => moment().day >= first && moment().day < last;
  const play = () => {
    playing = setInterval(() => (seen < last ? picture(dayAt(slider.valueAsNumber + 1)) : pause()), PACE);
    place.classList.add("playing");
    picture(within() ? moment().day : first);
  };
  const press = () => {
    if (playing !== null) pause();
    else if (!still.matches) play();
    else if (within()) step(1);
    else go(first);
  };

  slider.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    press();
  });
  slider.addEventListener("input", () => {
    halt();
    picture(dayAt(slider.valueAsNumber));
  });
  still.addEventListener("change", () => playing !== null && pause());
  document.addEventListener("visibilitychange", () => playing !== null && document.hidden && pause());
  // Links, and steps to other days, start from the day that is seen.
  document.addEventListener("click", ({ target }) => playing !== null && target.closest("a, .day button") && pause(), true);
  onDay(({ day }) => {
    halt();
    seen = day;
  });
  return press;
};
