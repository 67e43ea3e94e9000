// What the comparison shows, as plain data: made from the files, the choice and the day. Rules stay in the files.
// Uses: shared.
import { pick } from "../shared/dates.js";

const UNREAD = "";
const HIDDEN = {
  viec: "việc giao cho cơ quan",
  chua: "chưa đến ngày áp dụng",
  het: "đã thực hiện, đã hết, được thay thế hoặc bị bãi bỏ",
};

/** The units whose tables are needed to show `choice` at `at`; those without records have none. */
export const unitsOf = (choice, provinces, { central }, at) => {
  const wanted = choice.provinces.flatMap((slug) => pick(provinces.get(slug).units, at));
  return [...new Set([...wanted, central.key])].filter((unit) => provinces.held.has(unit));
};

/** Columns and rows of the table; `units`: unit → its measures, null where they could not be loaded. */
export const model = (choice, provinces, units, words, at) => {
  const chosen = choice.provinces.map((slug) => provinceColumn(provinces.get(slug), words, at));
  const central = {
    ...words.central, note: "áp dụng ở mọi tỉnh", units: [words.central.key], regime: pick(provinces.nationwide, at),
  };
  const columns = [...chosen, central].map((column) => filled(column, provinces, units, words, at));
  const rows = rowKeys(columns, choice, words).map((topic) => ({
    topic,
    cells: columns.map((column) => cell(column, topic, choice, words)),
  }));
  return { columns, rows };
};

const provinceColumn = (row, { central }, at) => ({
  key: row.province,
  address: `tinh/${row.province}/`,
  name: pick(row.full_name, at),
  note: pick(row.note, at),
  units: pick(row.units, at).filter((unit) => unit !== central.key),
  regime: pick(row.regime, at),
});

const filled = (column, provinces, units, words, at) => {
  const held = column.units.filter((unit) => provinces.held.has(unit));
  const measures = held.flatMap((unit) => (units.get(unit) ?? []).map((measure) => ({
    ...measure,
    unit: column.key === unit ? "" : provinces.get(unit)?.name ?? "",
    state: words.states.find(([key]) => key === (pick(measure.overdue, at) ? words.overdue : pick(measure.states, at))),
  })));
  return { ...column, held: held.length > 0, missing: held.filter((unit) => !units.get(unit)), measures };
};

/** Why a measure is not shown: the key of the choice that would show it; empty where it is. */
const hiddenBy = (measure, choice) => {
  if (measure.task && !choice.tasks) return "viec";
  const [, , key] = measure.state;
  return key && !choice.states.includes(key) ? key : "";
};

const topicsOf = (measure) => (measure.topics.length ? measure.topics : [UNREAD]);

const rowKeys = (columns, choice, words) => {
  const shown = columns.flatMap((column) => column.measures).filter((measure) => !hiddenBy(measure, choice));
  const found = new Set(shown.flatMap(topicsOf));
  const topics = choice.topics.length ? choice.topics : [...words.topics.keys()].filter((topic) => found.has(topic));
  return found.has(UNREAD) ? [...topics, UNREAD] : topics;
};

const cell = (column, topic, choice, words) => {
  const about = column.measures.filter((measure) => topicsOf(measure).includes(topic));
  const measures = about.filter((measure) => !hiddenBy(measure, choice));
  const place = (measure) => words.states.indexOf(measure.state);
  measures.sort((one, other) => place(one) - place(other));
  return { measures, words: measures.length ? "" : emptyWords(column, topic, about, choice, words), held: column.held };
};

const emptyWords = (column, topic, about, choice, words) => {
  if (!column.held) return words.none_held[1];
  if (column.missing.length) return "Chưa tải được dữ liệu";
  if (!about.length && topic === UNREAD) return "Không có văn bản nào như vậy";
  if (!about.length) return "Kho chưa có biện pháp nào về chủ đề này";
  const counts = Object.entries(HIDDEN).map(([key, name]) => {
    const count = about.filter((measure) => hiddenBy(measure, choice) === key).length;
    return count ? `${count} ${name}` : "";
  });
  return `Không có gì ở trạng thái đang xem. Không hiện: ${counts.filter(Boolean).join("; ")}`;
};
