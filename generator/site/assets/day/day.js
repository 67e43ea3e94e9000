// Which day the reader asks about, and the page as of that day. What a page shows on other days comes ready made in
// it, or beside it (trang-thai.json); here it is only picked.
// Uses: shared.
import { isDay, pick, written } from "../shared/dates.js";

const html = document.documentElement;
const built = html.dataset.today;
/** Where the site begins: addresses count from here. */
export const home = new URL(html.dataset.root, location.href);
/** Where the sites begin that are searched together with this one (`joined` in mkdocs.yml). */
export const joined = (html.dataset.joined ?? "").split(" ").filter(Boolean);
const form = () => document.querySelector("form.day");
/** How addresses call the day. */
export const DAY = "ngay";
const { min, max } = document.querySelector("[type=date][min]") ?? {}; // a page on which one chooses says between which

// Việt Nam is at UTC+7 all year. A clock that is behind the build's day is wrong.
const today = () => {
  const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
  return day > built ? day : built;
};

/** A day or a time of it, as addresses have it. */
export const code = ({ day, time }) => (time ? `${day}T${time}` : day);
const inWords = ({ day, time }) => (time ? `${time} ngày ${written(day)}` : written(day));

// What stands in the address: {day, time, asked}, or the words that are no day as `wrong`.
const read = () => {
  const given = new URLSearchParams(location.search).get(DAY)?.trim();
  const [, day, time] = given?.match(/^(\d{4}-\d\d-\d\d)(?:T((?:[01]\d|2[0-3]):[0-5]\d))?$/) ?? [];
  if (day && isDay(day) && !(day < min || day > max)) return { day, time: time ?? null, asked: true };
  return { day: today(), time: null, asked: false, wrong: given };
};

let now = read();
/** The moment that is looked at: {day, time, asked}; not asked is today. */
export const moment = () => now;

/** An address as a reader would write it: with its colons and commas. */
export const readable = (url) => url.href.replace(/%3A|%2C/g, decodeURIComponent);

const address = (url, when) => {
  if (when.asked) url.searchParams.set(DAY, code(when));
  else url.searchParams.delete(DAY);
  return readable(url);
};

/** Makes links and searches in `root` lead on to the same day. Citations stay: they say the same on any day. */
export const keep = (root) => {
  for (const link of root.querySelectorAll("a[href]:not(.cite a, .c details a)")) {
    // As an attribute: in a drawing, href is no text.
    const given = link.getAttribute("href");
    const url = new URL(given, location.href);
    const page = [home.href, ...joined].some((site) => url.href.startsWith(site)) && !/\.\w+$/.test(url.pathname);
    if (page && !given.startsWith("#") && (now.asked || url.searchParams.has(DAY)))
      link.setAttribute("href", address(url, now));
  }
  for (const search of root.querySelectorAll("form[role=search]")) {
    search.querySelector(`[type=hidden][name=${DAY}]`)?.remove();
    if (!now.asked) continue;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: DAY });
    field.value = code(now);
    search.append(field);
  }
};

/** A file as data; fails where it does not come. */
export const fetched = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

// Numbers are told as differences (generator/site/other_days.py); steps become such as `pick` reads.
const summed = (differences) => {
  let sum = 0;
  return differences.map((each) => (sum += each));
};
const unpacked = ({ times, places, ...data }) => {
  const steps = ([since, which]) => {
    const told = summed(which);
    return summed(since).flatMap((at, n) => [times[at], told[n]]);
  };
  return { ...data, places: places.map((place) => (Array.isArray(place) ? steps(place) : { d: steps(place.d), t: steps(place.t) })) };
};

let loading, loaded = false;
const states = () => {
  const address = form().dataset.states;
  if (address.startsWith("#")) {
    loaded = true;
    loading ??= Promise.resolve(unpacked(JSON.parse(document.querySelector(address).textContent)));
    return loading;
  }
  const [, version] = address.split("?");
  loading ??= fetched(address)
    .then((data) => {
      if (data.version !== version) throw new Error("version");
      loaded = true;
      return unpacked(data);
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
};

const shown = (element) => !element.hidden && !element.classList.contains("of-another-district");

/** Shows what holds something that is shown, and how much. */
export const recount = () => {
  for (const holder of [...document.querySelectorAll("[data-holds]")].reverse()) {
    const held = [...holder.querySelectorAll(".measures > li, .deadlines > li, .counts > li, :scope > .unsaid > li")].filter(shown);
    holder.hidden = !held.length;
    const count = holder.querySelector(":scope > summary > [data-count]");
    if (count) count.textContent = held.length;
  }
  // What a province was before is told openly on its own days.
  for (const elder of document.querySelectorAll(".part[hidden] + .part > .elder")) elder.open = true;
};

const pieces = ({ places, values }, when) => {
  const value = (number) => values[pick(places[number], when)];
  for (const place of document.querySelectorAll("[data-at]")) {
    const piece = value(place.dataset.at);
    if (place.shows !== piece) place.innerHTML = place.shows = piece;
  }
  for (const each of document.querySelectorAll("[data-look]")) each.className = value(each.dataset.look);
  const boxes = new Map([...document.querySelectorAll("[data-box]")].map((box) => [box.dataset.box, box]));
  const movable = [...document.querySelectorAll("[data-in]")].sort((a, b) => (a.dataset.n ?? 0) - (b.dataset.n ?? 0));
  for (const each of movable) {
    const box = value(each.dataset.in);
    each.hidden = !box;
    if (boxes.has(box)) boxes.get(box).append(each);
  }
  recount();
};

const note = (words, ...more) => {
  const place = form()?.querySelector(".note");
  place?.replaceChildren(words, ...more);
};

const button = (words, act) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  made.addEventListener("click", act);
  return made;
};

const listeners = [];
/** Calls `listener` with the moment whenever the page has settled on one. */
export const onDay = (listener) => {
  listeners.push(listener);
  if (settled) listener(now);
};
let settled = false;
// What the content is of.
let laid = built;

// The new content is laid out unseen, so that nothing jumps before the reader's eyes.
let changing = 0;
const unseen = async (change) => {
  changing += 1;
  html.classList.add("switching");
  try {
    change();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  } finally {
    changing -= 1;
    if (!changing) html.classList.remove("switching");
  }
};

/** The beginning of words that may be long. */
export const short = (words, most) => (words.length > most ? `${words.slice(0, most)}…` : words);
const stands = () => {
  const asked = now.asked ? `Đang xem ngày ${inWords(now)}` : `Đang xem hôm nay, ${written(now.day)}`;
  const known = now.day > today() ? "theo những gì đã biết đến" : "theo kho dữ liệu ngày";
  return now.wrong ? `«${short(now.wrong, 30)}» không phải là một ngày; đang xem hôm nay, ${written(now.day)}. Địa chỉ viết ngày như 2021-08-10.`
    : `${asked}, ${known} ${written(built)}.`;
};

const dates = (when) => {
  for (const place of document.querySelectorAll("time[data-day]")) {
    place.textContent = inWords(when);
    place.dateTime = when.time ? `${code(when)}+07:00` : when.day;
  }
};

// Drawings in which a unit across is a day: the line of a day.
const marks = ({ day }) => {
  for (const drawing of document.querySelectorAll(".by-day")) {
    const { first, days } = drawing.dataset;
    const at = (Date.parse(day) - Date.parse(first)) / 864e5 + 0.5;
    const line = drawing.querySelector(".at");
    for (const end of ["x1", "x2"]) line.setAttribute(end, `${((at / days) * 100).toFixed(3)}%`);
    line.setAttribute("visibility", at > 0 && at < days ? "visible" : "hidden");
  }
};

// Where they are wider than their place, it is brought into sight beside the names.
const seek = () => {
  for (const region of document.querySelectorAll(".by-day .scroll")) {
    const line = region.querySelector(".at");
    const [names, place, at] = [region.querySelector("a"), region, line].map((each) => each.getBoundingClientRect());
    if (line.getAttribute("visibility") === "hidden" || (at.left > names.right && at.left < place.right)) continue;
    region.scrollLeft += at.left - (names.right + place.right) / 2;
  }
};

const fill = (control, when) => {
  control.elements[DAY].value = when.day;
  const hour = control.querySelector("[type=time]");
  hour.hidden = !when.time;
  hour.value = when.time ?? "";
};

// The reader may go on to another day, or another page, before this one has come.
const tell = () => {
  settled = true;
  marks(now);
  seek();
  for (const listener of listeners) listener(now);
};

// An answer for another day than the asked one is never shown as if it were that day's.
const veil = () => html.classList.toggle("awaiting", Boolean(form()) && now.asked && code(now) !== laid);
const below = (words) => (now.asked ? "" : ` Dưới đây ${words} ngày ${written(laid)}.`);

const show = async () => {
  const wanted = now;
  let told = false;
  const control = form();
  if (control) fill(control, now);
  keep(document);
  veil();
  try {
    if (control && code(now) !== laid) {
      if (!loaded) note(`Đang tải ngày ${inWords(now)}.${below("còn là")}`);
      const data = await states();
      if (now !== wanted) return;
      await unseen(() => {
        pieces(data, now);
        dates(now);
        laid = code(now);
        veil();
        tell();
      });
      told = true;
      if (now !== wanted) return;
    }
    note(stands());
  } catch (error) {
    if (now !== wanted) return;
    const stale = error.message === "version";
    const words = stale ? "Trang này đã có bản mới hơn." : "Không tải được dữ liệu của ngày khác.";
    note(`${words}${below("là")} `,
      stale ? button("Tải lại trang", () => location.reload()) : button("Thử lại", show),
      ...(now.asked ? [" ", button(`Xem ngày ${written(laid)}`, () => go(...laid.split("T")))] : []));
  }
  keep(document);
  if (!told) tell();
};

/** Goes to a day, or to today if null; `replace`: the address takes the place of the last. */
export const go = (day, time = null, replace = false) => {
  now = { day: day ?? today(), time, asked: day !== null };
  const next = address(new URL(location.href), now);
  if (next !== location.href) history[replace ? "replaceState" : "pushState"](null, "", next);
  return show();
};

/**
 * Shows a day like a picture of a film: the address, the links and what is told stay those of the moment until `go`.
 * Fails where other days do not come.
 */
export const glimpse = async (day) => {
  const data = await states();
  const when = { day, time: null };
  fill(form(), when);
  pieces(data, when);
  dates(when);
  marks(when);
  laid = day;
};

/** Goes to the next day on which something changes here, or to the last one before if `direction` is negative. */
export const step = async (direction) => {
  try {
    const { turns } = await states();
    const day = direction < 0 ? turns.findLast((turn) => turn < now.day) : turns.find((turn) => turn > now.day);
    if (day) await go(day);
    else note(`Không có thay đổi nào đã biết ${direction < 0 ? "trước" : "sau"} ngày ${written(now.day)} ở trang này.`);
  } catch {
    await show();
    note("Không tải được danh sách các ngày có thay đổi. ", button("Thử lại", () => step(direction)));
  }
};

const control = (place) => {
  const field = place.elements[DAY];
  const hour = place.querySelector("[type=time]");
  // A day that is being typed passes through years like 0002.
  const change = (replace) => field.value && field.checkValidity() && go(field.value, hour.value || null, replace);
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    change(false);
  });
  for (const input of [field, hour]) input.addEventListener("change", () => change(now.asked));
  for (const each of place.querySelectorAll("[data-step]")) {
    const direction = Number(each.dataset.step);
    each.addEventListener("click", () => (direction ? step(direction) : go(null)));
  }
  place.querySelector("fieldset").disabled = false;
};

const warn = () => {
  const age = (Date.parse(today()) - Date.parse(built)) / 864e5;
  const place = document.querySelector(".stale");
  if (!place || age <= Number(html.dataset.staleAfter)) return;
  place.textContent = `Dữ liệu của trang được dựng ngày ${written(built)}, ${age} ngày trước: văn bản mới hơn có thể chưa có ở đây.`;
  place.hidden = false;
};

/** Begins to follow the day that is asked for. */
export const start = () => {
  html.classList.add("ready");
  if (form()) control(form());
  warn();
  addEventListener("popstate", () => {
    now = read();
    show();
  });
  // A page left open overnight.
  document.addEventListener("visibilitychange", () => {
    if (now.asked || now.day === today()) return;
    now = read();
    warn();
    show();
  });
  return show();
};
