// Draws another period of a timeline, and the line at the chosen day. Without this file the whole is drawn.
// Uses: shared, day.
import { moment, onDay } from "../day/day.js";
import { isDay, written } from "../shared/dates.js";

const DAY = 864e5;
const AROUND = 45 * DAY;
const SVG = "http://www.w3.org/2000/svg";
const forms = [...document.querySelectorAll(".period")];
const figures = [...document.querySelectorAll("figure.timeline")];

// Instants are written as at UTC+7 and compared with one another only, so they are all read as if at UTC.
const at = (words) => Date.parse(words.length > 10 ? `${words}Z` : words);
const iso = (instant) => new Date(instant).toISOString().slice(0, 10);
const shown = () => {
  const { day, time } = moment();
  return at(time ? `${day}T${time}` : day) + (time ? 0 : DAY / 2);
};

const around = () => {
  const day = at(moment().day);
  return { first: iso(day - AROUND), last: iso(day + AROUND) };
};

// The period in the address; null is everything.
const asked = () => {
  const query = new URLSearchParams(location.search);
  const [first, last] = [query.get("tu") ?? "", query.get("den") ?? ""];
  const right = isDay(first) && isDay(last) && first <= last;
  return right ? { first, last } : null;
};

const remember = (period) => {
  const address = new URL(location.href);
  for (const [key, value] of [["tu", period?.first], ["den", period?.last]]) {
    if (value) address.searchParams.set(key, value); else address.searchParams.delete(key);
  }
  history.replaceState(history.state, "", address);
};

// The finest marks that leave room for their labels: days of a month that are 1 more than a multiple, or months.
const ticks = (from, to, most) => {
  for (const [unit, step] of [["d", 1], ["d", 2], ["d", 5], ["d", 10], ["m", 1], ["m", 3], ["m", 12], ["m", 60]]) {
    if ((to - from) / DAY / (unit === "d" ? step : step * 30) > 4 * most) continue;
    const found = [];
    const day = new Date(from);
    for (; day < to; day.setUTCDate(day.getUTCDate() + 1)) {
      const date = day.getUTCDate();
      const month = day.getUTCFullYear() * 12 + day.getUTCMonth();
      if (unit === "m" ? date === 1 && month % step === 0 : (date - 1) % step === 0 && (date < 29 || step === 1)) {
        found.push(+day);
      }
    }
    if (found.length <= most) return found.map((instant) => [instant, label(iso(instant), unit, step)]);
  }
  return [];
};
const label = (day, unit, step) => {
  const [, rest] = written(day).split(/\/(.*)/);
  if (unit === "d") return written(day).slice(0, -5);
  return step % 12 === 0 ? day.slice(0, 4) : rest.replace(/^0/, "");
};

const element = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const set = (node, ...pairs) => pairs.forEach(([key, value]) => node.setAttribute(key, value));

const drawTicks = (svg, from, to, x) => {
  const axis = svg.querySelector(".axis");
  const grid = svg.querySelector(".grid");
  const found = ticks(from, to, Math.max(2, Math.floor(svg.clientWidth / 78)));
  grid.replaceChildren(...found.map(([on]) => element("line", { x1: x(on), x2: x(on), y1: grid.dataset.y, y2: "100%" })));
  axis.querySelectorAll(".tick").forEach((tick) => tick.remove());
  for (const [on, words] of found) {
    const side = anchor((on - from) / (to - from), 0.06, 0.92);
    const tick = element("text", { class: "tick", x: x(on), y: axis.dataset.y, "text-anchor": side });
    tick.textContent = words;
    axis.append(tick);
  }
};
const anchor = (share, low, high) => (share < low ? "start" : share > high ? "end" : "middle");

const drawRow = (row, from, to, x) => {
  const spans = [...row.querySelectorAll(".phase")].map((bar) => {
    const since = at(bar.dataset.from);
    return [since, bar.dataset.to ? at(bar.dataset.to) : Math.max(to, since)];
  });
  const within = spans.filter(([since, until]) => since < to && until > from);
  const words = row.querySelector(".label");
  words.dataset.words ??= words.textContent;
  row.classList.toggle("away", spans.length > 0 && within.length === 0);
  if (!within.length) {
    const later = spans.some(([since]) => since >= to);
    words.textContent = spans.length ? (later ? `${words.dataset.words} →` : `← ${words.dataset.words}`) : words.dataset.words;
    set(words, ["x", later ? "100%" : 0], ["text-anchor", later ? "end" : "start"]);
    return;
  }
  const start = Math.max(from, Math.min(...within.map(([since]) => since)));
  const end = Math.min(to, Math.max(...within.map(([, until]) => until)));
  const ends = (start - from) / (to - from) > 0.5;
  words.textContent = words.dataset.words;
  set(words, ["x", x(ends ? end : start)], ["text-anchor", ends ? "end" : "start"]);
};

// A bar says the whole name of its regime, or the short one, or nothing, whichever fits.
const drawLane = (lane) => {
  for (const text of lane.querySelectorAll("[data-name]")) {
    const room = text.ownerSVGElement.getBoundingClientRect().width - 8;
    for (const words of [text.dataset.name, text.dataset.short, ""]) {
      text.textContent = words;
      if (text.getComputedTextLength() <= room) break;
    }
  }
};

const drawDay = (svg, from, to, x) => {
  const on = shown();
  const { day, time } = moment();
  const share = (on - from) / (to - from);
  const [before, after] = [share < 0, share > 1];
  const words = svg.querySelector(".now");
  set(svg.querySelector("[data-day]"), ["x1", x(on)], ["x2", x(on)]);
  words.textContent = [
    before ? "← " : "", "Đang xem ", time ? `${time} ` : "", written(day), before || after ? ", ngoài hình" : "", after ? " →" : "",
  ].join("");
  set(words, ["x", before ? 0 : after ? "100%" : x(on)], ["text-anchor", anchor(share, 0.2, 0.8)]);
};

const draw = (figure, period) => {
  const { first, last } = period ?? figure.dataset;
  const [from, to] = [at(first), at(last) + DAY];
  const svg = figure.querySelector(".scroll > svg");
  const x = (instant) => `${(((instant - from) / (to - from)) * 100).toFixed(3)}%`;
  for (const bar of svg.querySelectorAll("[data-from]")) {
    const open = !bar.dataset.to;
    const since = open ? Math.max(at(bar.dataset.from), from) : at(bar.dataset.from);
    const until = open ? Math.max(to, since) : at(bar.dataset.to);
    set(bar, ["x", x(since)], ["width", `${(((until - since) / (to - from)) * 100).toFixed(3)}%`]);
  }
  for (const mark of svg.querySelectorAll("[data-on]")) {
    for (const side of mark.localName === "line" ? ["x1", "x2"] : ["x"]) set(mark, [side, x(at(mark.dataset.on))]);
  }
  drawTicks(svg, from, to, x);
  svg.querySelectorAll(".row").forEach((row) => drawRow(row, from, to, x));
  svg.querySelectorAll(".lane").forEach(drawLane);
  drawDay(svg, from, to, x);
  const [all, within] = [".row", ".row:not(.away)"].map((rows) => svg.querySelectorAll(rows).length);
  const told = period && all ? ` Trong khoảng này có ${within} trên ${all} văn bản.` : "";
  figure.querySelector(".drawn").textContent = `Hình vẽ từ ${written(first)} đến ${written(last)}.${told}`;
};

const drawAll = () => {
  const period = asked();
  for (const select of forms.map((form) => form.querySelector("select"))) {
    const value = period ? `${period.first}/${period.last}` : "";
    const near = around();
    const known = [...select.options].find((option) => option.value === value);
    const other = select.querySelector("[value=khac]");
    other.hidden = Boolean(known) || value === `${near.first}/${near.last}`;
    if (!other.hidden) other.textContent = `${written(period.first)} – ${written(period.last)}`;
    select.value = known ? value : other.hidden ? "quanh" : "khac";
  }
  for (const form of forms) form.querySelectorAll("button").forEach((button) => { button.disabled = !period; });
  figures.forEach((figure) => draw(figure, period));
};

// A period of whole months moves by months, any other by days.
const moved = ({ first, last }, by) => {
  const [from, to] = [new Date(at(first)), new Date(at(last) + DAY)];
  if (from.getUTCDate() !== 1 || to.getUTCDate() !== 1) {
    const step = by * (to - from);
    return { first: iso(+from + step), last: iso(+to + step - DAY) };
  }
  const step = by * ((to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth());
  from.setUTCMonth(from.getUTCMonth() + step);
  to.setUTCMonth(to.getUTCMonth() + step);
  return { first: iso(from), last: iso(+to - DAY) };
};

const choose = (period) => {
  remember(period);
  drawAll();
  for (const form of forms) {
    form.querySelector("[role=status]").textContent = period
      ? `Đang vẽ từ ${written(period.first)} đến ${written(period.last)}.` : "Đang vẽ tất cả.";
  }
  for (const figure of figures) bring(figure, figure.querySelector(".row:not(.away)"));
};

// Into sight, below the axis.
const bring = (figure, row) => {
  if (row) figure.querySelector(".scroll").scrollTop = row.getCTM().f - 90;
};
const stands = (row, on) => [...row.querySelectorAll(".phase")].some(({ dataset: { from, to } }) => at(from) <= on && !(to && at(to) <= on));

for (const form of forms) {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("select").addEventListener("change", ({ target }) => {
    const [first, last] = target.value.split("/");
    choose(target.value === "quanh" ? around() : last ? { first, last } : null);
  });
  for (const button of form.querySelectorAll("button")) {
    button.addEventListener("click", () => choose(moved(asked(), Number(button.value))));
  }
}
// The axis stays in sight while a long drawing is scrolled.
for (const region of document.querySelectorAll(".timeline .scroll")) {
  region.addEventListener("scroll", () => {
    region.querySelector(".axis").setAttribute("transform", `translate(0 ${region.scrollTop})`);
  }, { passive: true });
}
onDay(() => {
  if (forms.some((form) => form.querySelector("select").value === "quanh")) remember(around());
  drawAll();
  if (moment().asked) for (const figure of figures) bring(figure, [...figure.querySelectorAll(".row")].find((row) => stands(row, shown())));
});
// In a closed fold a drawing has no width.
for (const figure of figures) figure.closest("details")?.addEventListener("toggle", drawAll);
addEventListener("resize", drawAll);
addEventListener("popstate", drawAll);
