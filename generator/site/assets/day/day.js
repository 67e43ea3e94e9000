// Which day the reader asks about, and the page as of that day. What a page shows on other days comes ready made in
// it, or beside it (trang-thai.json); here it is only picked.
// Uses: shared.
import { written } from "../shared/dates.js";
import { needing } from "../shared/offline.js";
import { offerCalendar } from "./calendar.js";
import { asked, code, fill, lay, together } from "./laying.js";

const html = document.documentElement;
const built = html.dataset.today;
/** Where the site begins: addresses count from here. */
export const home = new URL(html.dataset.root, location.href);
/** Where the sites begin that are searched together with this one (`joined` in mkdocs.yml). */
export const joined = (html.dataset.joined ?? "").split(" ").filter(Boolean);
const form = () => document.querySelector("form.day");
/** How addresses call the day. */
export const DAY = "ngay";

/** Việt Nam is at UTC+7 all year. A clock that is behind the build's day is wrong. */
export const today = () => {
  const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
  return day > built ? day : built;
};

const inWords = ({ day, time }) => (time ? `${time} ngày ${written(day)}` : written(day));

// What stands in the address: {day, time, asked}, or the words that are no day as `wrong`.
const read = () => {
  const given = new URLSearchParams(location.search).get(DAY)?.trim();
  const when = given && asked(given);
  return when ? { ...when, asked: true } : { day: today(), time: null, asked: false, wrong: given };
};

let now = read();
/** The moment that is looked at: {day, time, asked}; not asked is today. */
export const moment = () => now;

/** An address as a reader would write it: with its colons and commas. */
export const readable = (url) => url.href.replace(/%3A|%2C/g, decodeURIComponent);

const published = document.querySelector("link[rel=canonical]")?.href ?? location.href;
// The page of a stretch (generator/records/addresses.py) says the same on any day.
const FOR_GOOD = /\/tu-\d{4}-\d\d-\d\d\/$/;
const address = (url, when) => {
  if (FOR_GOOD.test(url.pathname)) return readable(url);
  if (when.asked) url.searchParams.set(DAY, code(when));
  else url.searchParams.delete(DAY);
  return readable(url);
};

/** Makes links and searches in `root` lead on to the same day, but those that name a day of their own; citations name it. */
export const keep = (root) => {
  for (const link of root.querySelectorAll("a[href]:not([data-own-day])")) {
    // As an attribute: in a drawing, href is no text.
    const given = link.getAttribute("href");
    const url = new URL(given, location.href);
    const page = [home.href, ...joined].some((site) => url.href.startsWith(site)) && !/\.\w+$/.test(url.pathname);
    if (page && !given.startsWith("#") && (now.asked || url.searchParams.has(DAY)))
      link.setAttribute("href", address(url, now));
  }
  for (const link of root.querySelectorAll("a.address")) {
    // By the site's own address, wherever this copy of it is read; of a province's day, by that where it stands for good.
    const { dated } = link.dataset;
    const where = link.closest(".citing")?.querySelector("[data-own-day]")?.getAttribute("href") ?? dated ?? link.hash;
    const when = dated ? { ...now, asked: true } : now;
    link.textContent = address(new URL(where, published), when);
    if (dated) link.setAttribute("href", address(new URL(where, location.href), when));
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

// All portions of what the page says on other days: those that stand in it, then the last.
const whole = (last) => {
  const before = [...document.querySelectorAll(".portion")].map((portion) => JSON.parse(portion.textContent));
  return { turns: last.turns, ...together([...before, last]) };
};

let loading, loaded = false;
const states = () => {
  const address = form().dataset.states;
  if (address.startsWith("#")) {
    loaded = true;
    loading ??= Promise.resolve(whole(JSON.parse(document.querySelector(address).textContent)));
    return loading;
  }
  const [, version] = address.split("?");
  loading ??= fetched(address)
    .then((data) => {
      if (data.version !== version) throw new Error("version");
      loaded = true;
      return whole(data);
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
};

const note = (words, ...more) => {
  const place = form()?.querySelector(".note");
  place?.replaceChildren(words, ...more);
  place?.classList.remove("hide");
};

const underWay = (words) => form()?.querySelector(".under-way").replaceChildren(words);

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
export const unseen = async (change) => {
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
/** What is said of words that are no day. */
export const noDay = (words) => `«${short(words, 30)}» không phải là một ngày. Viết ngày, tháng, năm như 10/8/2021.`;

// Said aloud in any case; seen where the control does not say the same.
const tellDay = () => {
  const future = now.day > today();
  const day = now.asked ? `Đang xem ngày ${inWords(now)}` : `Đang xem hôm nay, ${written(now.day)}`;
  const known = future ? "theo những gì đã biết đến" : "theo kho dữ liệu ngày";
  note(now.wrong ? `${noDay(now.wrong)} ${day}.` : `${day}, ${known} ${written(built)}.`);
  form()?.querySelector(".note").classList.toggle("hide", !now.wrong && !future);
};

export const dates = (when, root = document) => {
  for (const place of root.querySelectorAll("time[data-day]")) {
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
    const within = at > 0 && at < days;
    line.setAttribute("visibility", within ? "visible" : "hidden");
    drawing.closest("[data-from]")?.setAttribute("aria-current", within);
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
  for (const strip of document.querySelectorAll(".strip")) {
    const segment = strip.querySelector("[aria-current=true]");
    if (segment) strip.scrollLeft = segment.offsetLeft - strip.clientWidth / 2;
  }
};

// The reader may go on to another day, or another page, before this one has come.
const tell = () => {
  settled = true;
  marks(now);
  seek();
  for (const listener of listeners) listener(now);
};

// An answer for another day than the asked one is never shown as if it were that day's; what is of the asked one is.
const veil = () => {
  html.classList.toggle("awaiting", Boolean(form()) && now.asked && code(now) !== laid);
  for (const first of document.querySelectorAll(".laid")) if (first.of !== code(now)) first.classList.remove("laid");
};
const below = (words) => (now.asked ? "" : ` Dưới đây ${words} ngày ${written(laid)}.`);

const show = async () => {
  const wanted = now;
  let told = false;
  const control = form();
  if (control) fill(now);
  underWay("");
  keep(document);
  veil();
  try {
    if (control && code(now) !== laid) {
      if (!loaded) underWay(`Đang tải ngày ${inWords(now)}.${below("còn là")}`);
      const data = await states();
      if (now !== wanted) return;
      underWay("");
      await unseen(() => {
        lay(data, now);
        recount();
        dates(now);
        laid = code(now);
        tellDay();
        tell();
      });
      told = true;
      if (now !== wanted) return;
    } else tellDay();
  } catch (error) {
    if (now !== wanted) return;
    const stale = error.message === "version";
    underWay("");
    const words = stale ? "Trang này đã có bản mới hơn." : needing("Dữ liệu của ngày khác", "Không tải được dữ liệu của ngày khác.");
    note(`${words}${below("là")} `,
      stale ? button("Tải lại trang", () => location.reload()) : button("Thử lại", show),
      ...(now.asked ? [" ", button(`Xem ngày ${written(laid)}`, () => go(...laid.split("T")))] : []));
  }
  veil();
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
  fill(when);
  lay(data, when);
  recount();
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
  const change = (replace) => {
    const when = asked(field.value);
    if (when) return go(when.day, when.time, replace);
    field.setAttribute("aria-invalid", "true");
    return note(noDay(field.value));
  };
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    change(false);
  });
  field.addEventListener("change", () => change(now.asked));
  for (const each of place.querySelectorAll("[data-step]")) {
    const direction = Number(each.dataset.step);
    each.addEventListener("click", () => (direction ? step(direction) : go(null)));
  }
  place.querySelector("fieldset").disabled = false;
};

// A stretch that has a page of its own is shown here, by its first day.
const stretch = (event) => {
  const link = event.target.closest("a[data-from]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.dataset.from);
};

const warn = () => {
  const age = (Date.parse(today()) - Date.parse(built)) / 864e5;
  const place = document.querySelector(".stale");
  if (!place || age <= Number(html.dataset.staleAfter)) return;
  place.textContent = `Dữ liệu của trang được dựng ngày ${written(built)}, ${age} ngày trước: văn bản mới hơn có thể chưa có ở đây.`;
  place.hidden = false;
};

// However a day was written in the address, it stands there in its permanent form.
const settle = () => {
  if (now.asked) history.replaceState(history.state, "", address(new URL(location.href), now));
};

/** Begins to follow the day that is asked for. */
export const start = () => {
  html.classList.add("ready");
  if (form()) control(form());
  for (const field of document.querySelectorAll(".date > :first-child")) offerCalendar(field);
  document.addEventListener("click", stretch);
  warn();
  settle();
  addEventListener("popstate", () => {
    now = read();
    settle();
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
