// Shows one of the two maps: the one that the address asks for, else that of the division in force on the day; says
// aloud what it shows, and leads along the years. What plays it, and what draws pictures, come once they are wanted.
// Uses: shared, day.
import { glimpse, go, moment, onDay } from "../day/day.js";
import { code } from "../day/laying.js";
import { written } from "../shared/dates.js";

const divided = [...document.querySelectorAll("section[data-division]")];
const links = [...document.querySelectorAll(".switch a")];
const known = new Set(divided.map((division) => division.dataset.division));
const chosen = (name) => document.querySelector(`.${name}.chosen`);

const asked = () => {
  const key = new URLSearchParams(location.search).get("ban-do");
  return known.has(key) ? key : null;
};

const show = (key) => {
  for (const division of divided) {
    const here = division.dataset.division === key;
    division.hidden = !here;
    division.classList.toggle("chosen", here);
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

// What the list of provinces says, in a breath: names where a regime is known, else how many.

const said = () => {
  const groups = [...chosen("groups").querySelectorAll("section:not([hidden])")].map((group) => {
    const heading = group.querySelector("h3");
    const places = [...group.querySelectorAll("li > a")].map((place) => place.textContent);
    const names = /(unknown|none-held)$/.test(heading.id) ? "" : `: ${places.join(", ")}`;
    return `${heading.firstChild.textContent.trim()}, ${places.length} tỉnh${names}.`;
  });
  const { day, time } = moment();
  return [`Bản đồ ${time ? `${time} ` : ""}ngày ${written(day)}.`, ...groups].join(" ");
};

let before = null;
const tell = () => {
  if (before !== null && before !== code(moment())) document.querySelector(".story > .heard").textContent = said();
  before = code(moment());
};

// The years of the chart: their slider, and what plays them once a reader turns to it.

const DAY_LONG = 864e5;
const years = (player) => {
  const [button, shown, slider] = [".play", ".at-day", "input"].map((name) => player.querySelector(name));
  const first = Date.parse(player.dataset.first);
  const dayAt = (at) => new Date(first + at * DAY_LONG).toISOString().slice(0, 10);
  const tellDay = (day) => {
    shown.textContent = written(day);
    slider.value = (Date.parse(day) - first) / DAY_LONG;
    slider.setAttribute("aria-valuetext", written(day));
  };
  // Seen before it is gone to: then nothing is hidden meanwhile, and who moves on and on sees no flicker.
  const goTo = async (at) => {
    const day = dayAt(at);
    await glimpse(day).catch(() => {});
    go(day, null, moment().asked);
  };

  let loading;
  const load = () => {
    loading ??= import("./player.js").then(({ start }) => start(player, { dayAt, tellDay, changed: update }));
    loading.catch(() => { loading = undefined; });
    return loading;
  };
  for (const turned of ["pointerover", "focusin"]) player.addEventListener(turned, load);
  button.addEventListener("click", async () => (await load())());
  slider.addEventListener("change", () => goTo(slider.valueAsNumber));
  const drawing = document.querySelector(".chart .drawing");
  drawing.addEventListener("click", ({ clientX }) => {
    const { left, width } = drawing.getBoundingClientRect();
    goTo(Math.min(slider.max, Math.max(0, Math.floor(((clientX - left) / width) * (Number(slider.max) + 1)))));
  });
  onDay(({ day }) => tellDay(day));
};

const take = document.querySelector(".take");
take.addEventListener("click", async ({ target }) => {
  const form = target.dataset.take;
  if (!form) return;
  const words = await import("./take.js")
    .then(({ copy, picture }) => (form === "link" ? copy() : picture(chosen("division"), form)))
    .catch(() => "Không làm được; hãy tải lại trang.");
  take.querySelector("[role=status]").textContent = words;
});

update();
onDay(() => {
  update();
  tell();
});
document.querySelectorAll(".player").forEach(years);
