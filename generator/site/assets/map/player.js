// Plays the map day by day, and moves along the years. For readers who asked for less motion it only steps.
// Uses: shared, day, regimes.
import { glimpse, go, moment, onDay, step } from "../day/day.js";
import { mark } from "../regimes/axis.js";
import { written } from "../shared/dates.js";

const DAY = 864e5;
const PACE = 1000 / 7;
const place = document.querySelector(".player");
const { first, last } = place.dataset;
const [button, shown, slider] = ["button", ".at-day", "input"].map((name) => place.querySelector(name));
const still = matchMedia("(prefers-reduced-motion: reduce)");
const iso = (at) => new Date(Date.parse(first) + at * DAY).toISOString().slice(0, 10);
const order = (day) => (Date.parse(day) - Date.parse(first)) / DAY;

let playing = null;
let day = null;

const name = () => {
  place.classList.toggle("playing", playing !== null);
  button.querySelector("span").textContent = still.matches ? "Sang thay đổi sau" : playing === null ? "Chạy từng ngày" : "Dừng";
};

const tell = (on) => {
  day = on;
  shown.textContent = written(day);
  slider.value = order(day);
  slider.setAttribute("aria-valuetext", written(day));
};

const halt = () => {
  clearInterval(playing);
  playing = null;
  name();
};

/** The day stands in the address again, links lead on to it, and it is told aloud. */
const pause = () => {
  halt();
  go(day);
};

/** Plays for who pressed the button, until its next press or the last day; `changed` is called with every picture. */
export const start = (changed) => {
  const picture = async (on) => {
    tell(on);
    mark(on);
    try {
      await glimpse(on);
      changed();
    } catch {
      pause();
    }
  };
  const within = () => moment().day >= first && moment().day < last;
  const play = () => {
    playing = setInterval(() => (day < last ? picture(iso(order(day) + 1)) : pause()), PACE);
    name();
    picture(within() ? moment().day : first);
  };
  const press = () => {
    if (playing !== null) pause();
    else if (!still.matches) play();
    else if (within()) step(1);
    else go(first);
  };

  button.addEventListener("click", press);
  slider.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    press();
  });
  slider.addEventListener("input", () => {
    halt();
    picture(iso(slider.valueAsNumber));
  });
  slider.addEventListener("change", () => go(iso(slider.valueAsNumber), null, moment().asked));
  still.addEventListener("change", () => (playing === null ? name() : pause()));
  document.addEventListener("visibilitychange", () => playing !== null && document.hidden && pause());
  // Links, and steps to other days, start from the day that is seen.
  document.addEventListener("click", ({ target }) => playing !== null && target.closest("a, .day button") && pause(), true);
  onDay((now) => {
    halt();
    tell(now.day);
  });
};
