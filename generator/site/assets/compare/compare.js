// Provinces side by side: reads the choice from the address, loads the tables it needs, shows them for the day.
// Uses: shared, day.
import { DAY, fetched, home, keep, moment, onDay, readable, short } from "../day/day.js";
import { code } from "../day/laying.js";
import { written } from "../shared/dates.js";

const place = document.querySelector(".compare");
const one = (selector) => place.querySelector(selector);
const all = (selector) => [...place.querySelectorAll(selector)];
const most = Number(place.dataset.most);
const boxes = (name) => all(`input[name="${name}"]`);
const topics = boxes("chu-de").map((box) => [box.value, box.labels[0].querySelector("span").textContent]);
const words = { ...JSON.parse(place.dataset.words), topics: new Map(topics) };
let make = null;
let shown = null;
let turn = 0;

// The choice, and the address that holds it.

const list = (name) => (new URLSearchParams(location.search).get(name) ?? "").split(",").filter(Boolean);
const known = (name) => {
  const values = new Set(boxes(name).map((box) => box.value));
  return [...new Set(list(name))].filter((key) => values.has(key));
};

const read = () => ({
  provinces: known("tinh").slice(0, most),
  topics: known("chu-de"),
  tasks: known("viec").length > 0,
  states: known("trang-thai"),
});

const keysOf = (choice) => ({
  tinh: choice.provinces, "chu-de": choice.topics, viec: choice.tasks ? ["co"] : [], "trang-thai": choice.states,
});

const write = (choice) => {
  history.replaceState(history.state, "", addressOf(location.href, keysOf(choice)));
  show();
};

/** The address of a page with `values`, lists as readers would write them; without provinces it says so. */
const addressOf = (page, values) => {
  const address = new URL(page, location.href);
  for (const [name, keys] of Object.entries(values)) {
    if (keys.length || name === "tinh") address.searchParams.set(name, keys); else address.searchParams.delete(name);
  }
  return readable(address);
};

const dayAsked = () => code(moment());
const dayWords = () => (moment().time ? `lúc ${moment().time} ` : "") + `ngày ${written(moment().day)}`;

// Tables, each loaded once; one that fails is asked for again next time.

const tables = new Map();
const load = (path) => {
  if (!tables.has(path)) {
    tables.set(path, fetched(new URL(path, home)).catch(() => {
      tables.delete(path);
      return null;
    }));
  }
  return tables.get(path);
};

const provinceMap = (loaded) => Object.assign(new Map(loaded.provinces.map((row) => [row.province, row])), {
  held: new Set(loaded.held),
});

/** What is told of a unit: its own table and, if it tells of the chosen topics by topic, those; null where one fails. */
const loadUnit = async (unit, { topics }) => {
  const table = await load(words.unit.replace("*", unit));
  const more = make.topicsOf(table, topics).map((topic) => load(words.topic.replace("*", unit).replace("+", topic)));
  const parts = await Promise.all(more);
  return [unit, table && parts.every(Boolean) ? make.merged(table, parts) : null];
};

const loadRegime = async (place) => [place, await load(words.regimes.replace("*", place))];

// What the reader sees.

const show = async () => {
  const mine = ++turn;
  const choice = read();
  offer(choice);
  narrow(choice.provinces);
  if (!list("tinh").length) return rest();
  try {
    make ??= Object.assign({}, ...await Promise.all([
      import("./model.js"), import("./table.js"), import("../shared/element.js"),
    ]));
  } catch {
    one(".trouble").textContent = "Không tải được phần đặt các tỉnh cạnh nhau. Hãy tải lại trang.";
    return;
  }
  one(".example").hidden = true;
  const loaded = await load(words.provinces);
  const provinces = loaded && provinceMap(loaded);
  const wanted = provinces ? make.unitsOf(choice, provinces, words, moment()) : [];
  const places = provinces ? [...choice.provinces, words.central.key] : [];
  const [units, regimes] = (await Promise.all([
    Promise.all(wanted.map((unit) => loadUnit(unit, choice))), Promise.all(places.map(loadRegime)),
  ])).map((loading) => new Map(loading));
  if (mine !== turn) return;
  const failed = [...wanted.filter((unit) => !units.get(unit)), ...places.filter((place) => !regimes.get(place))];
  tellTrouble(provinces, [...new Set(failed)]);
  if (provinces) draw(make.model(choice, { provinces, units, regimes }, words, moment()));
};

/**
 * Of the lanes only those of the chosen provinces are shown, all where none is chosen or none of them has one; and the
 * legend tells of these.
 */
const narrow = (provinces) => {
  const lanes = all(".lanes [data-province]");
  const chosen = lanes.filter((lane) => provinces.includes(lane.dataset.province));
  for (const lane of lanes) lane.hidden = chosen.length > 0 && !chosen.includes(lane);
  const drawn = all(".lanes [data-province]:not([hidden]) path").map((bar) => bar.getAttribute("fill"));
  for (const look of all(".lanes .legend [fill]")) look.closest("li").hidden = !drawn.includes(look.getAttribute("fill"));
};

const rest = () => {
  one(".result").hidden = true;
  one(".trouble").replaceChildren();
  one(".example").hidden = false;
};

const draw = (next) => {
  shown = next;
  const held = document.activeElement?.dataset ?? {};
  const region = one(".side-by-side");
  region.replaceChildren(make.table(shown, words, home.href, dayWords()));
  keep(region);
  if (held.key) (find(held.do, held.key) ?? find("remove", held.key) ?? region).focus();
  one(".sum").textContent = summary();
  one(".copied").textContent = "";
  one(".result").hidden = false;
};

const summary = () => {
  const { measures, unread } = shown.sum;
  const compared = shown.columns.slice(0, -1).map((column) => column.name).join(", ") || "Chưa chọn tỉnh nào";
  const more = unread ? `, ${unread} văn bản chưa có nội dung` : "";
  return `${compared}, ${dayWords()}: ${measures || "không có"} biện pháp${more}.`;
};

const find = (act, key) => one(`.moves [data-do="${act}"][data-key="${key}"]`);

const tellTrouble = (provinces, failed) => {
  const said = [];
  const strange = ["tinh", "chu-de"].flatMap((name) => {
    const right = new Set(known(name));
    return list(name).filter((key) => !right.has(key));
  });
  if (strange.length) said.push(`Địa chỉ có tên không có trong kho: ${short(strange.join(", "), 90)}.`);
  if (known("tinh").length > most) said.push(`Chỉ đặt được ${most} tỉnh cạnh nhau; các tỉnh sau bị bỏ ra.`);
  const nameFor = (unit) => provinces.get(unit)?.name ?? words.central.name.toLowerCase();
  if (!provinces) said.push("Không tải được danh sách tỉnh theo ngày, nên chưa so sánh được.");
  if (failed.length) said.push(`Không tải được dữ liệu của ${failed.map(nameFor).join(", ")}.`);
  const parts = said.map((sentence) => make.element("p", {}, sentence));
  if (!provinces || failed.length) parts.push(make.element("button", { type: "button", "data-do": "again" }, "Thử lại"));
  one(".trouble").replaceChildren(...parts);
};

// The choosers.

const offer = (choice) => {
  for (const [name, keys] of Object.entries(keysOf(choice))) {
    for (const box of boxes(name)) {
      box.checked = keys.includes(box.value);
      box.disabled = name === "tinh" && !box.checked && keys.length >= most;
    }
  }
  one('[data-of="tinh"] .count').textContent = `${choice.provinces.length}/${most}`;
  one('[data-of="chu-de"] .count').textContent = choice.topics.length || "";
};

const inOrder = (keys) => [...words.topics.keys()].filter((topic) => keys.includes(topic));

const toggled = (keys, box) => (box.checked ? [...keys, box.value] : keys.filter((key) => key !== box.value));

const choose = (box) => {
  const choice = read();
  if (box.name === "tinh") choice.provinces = toggled(choice.provinces, box);
  if (box.name === "chu-de") choice.topics = inOrder(toggled(choice.topics, box));
  if (box.name === "viec") choice.tasks = box.checked;
  if (box.name === "trang-thai") choice.states = toggled(choice.states, box);
  write(choice);
};

const filter = async (field) => {
  let flat;
  try {
    ({ flat } = await import("../shared/fold.js"));
  } catch {
    one(".trouble").textContent = "Không tải được phần tìm theo tên. Hãy tải lại trang.";
    return;
  }
  const wanted = flat(field.value.trim());
  const chooser = field.closest(".chooser");
  const items = [...chooser.querySelectorAll("li")];
  for (const item of items) item.hidden = !flat(item.textContent).includes(wanted);
  for (const group of chooser.querySelectorAll("fieldset")) group.hidden = !group.querySelector("li:not([hidden])");
  chooser.querySelector(".nothing").hidden = items.some((item) => !item.hidden);
};

const acts = {
  left: (key) => move(key, -1),
  right: (key) => move(key, 1),
  remove: (key) => write({ ...read(), provinces: read().provinces.filter((slug) => slug !== key) }),
  again: async () => {
    await show();
    (one('[data-do="again"]') ?? one(".side-by-side")).focus();
  },
  topic: (key) => write({ ...read(), topics: [key] }),
  csv: () => download(),
  copy: () => copy(),
};

const move = (key, by) => {
  const choice = read();
  const from = choice.provinces.indexOf(key);
  choice.provinces.splice(from, 1);
  choice.provinces.splice(from + by, 0, key);
  write(choice);
};

const download = () => {
  const parts = ["so-sanh", dayAsked().replace(":", ""), ...read().provinces, ...read().topics];
  const full = (where) => addressOf(home.href + where, { [DAY]: dayAsked() });
  const text = make.csv(shown, words, full, dayAsked());
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  make.element("a", { href: address, download: `${parts.join("_").slice(0, 120)}.csv` }).click();
  URL.revokeObjectURL(address);
};

/** The link names day and provinces even where the reader took what was shown: it says the same tomorrow. */
const copy = async () => {
  const address = addressOf(location.href, { ...keysOf(read()), [DAY]: dayAsked() });
  try {
    await navigator.clipboard.writeText(address);
    one(".copied").textContent = "Đã sao chép.";
  } catch {
    one(".copied").replaceChildren("Không chép được, hãy chép tay: ", make.element("a", { href: address }, address));
  }
};

one(".choosers").addEventListener("change", ({ target }) => {
  if (target.type === "checkbox") choose(target);
});
one(".choosers").addEventListener("input", ({ target }) => {
  if (target.type === "search") filter(target);
});
one(".choosers").addEventListener("submit", (event) => event.preventDefault());
place.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-do]");
  if (button) acts[button.dataset.do](button.dataset.key);
});
onDay(show);
