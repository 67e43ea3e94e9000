// What the comparison shows, as plain data: made from the files, the choice and the day. Rules stay in the files.
// Uses: shared.
import { pick } from "../shared/dates.js";

const UNREAD = "";
export const NOT_LOADED = "Chưa tải được dữ liệu";
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

/** Those of `topics` of which a unit's table only counts what there is: they have tables of their own. */
export const topicsOf = (table, topics) =>
  topics.filter((topic) => table?.counts.some(([about]) => about === topic));

/** What is known of a unit: its measures, how many more there are by topic and in all, and those of the topics in `parts`. */
export const merged = (table, parts) => {
  const counts = table.counts.flatMap((row) => counted(row, table));
  return {
    measures: read(table),
    counts: counts.filter(({ topics }) => topics.length),
    totals: counts.filter(({ topics }) => !topics.length),
    parts: new Map(parts.map((part) => [part.topic, read(part)])),
  };
};

/** Measures of which it is only told how many have the same states; without a topic: whatever their topics. */
const counted = ([topic, task, pairs], { unit, states }) => {
  let number = 0;
  return pairs.flatMap((step, place) => {
    if (place % 2) return [];
    number += step;
    const count = pairs[place + 1];
    return [{ key: `${unit} ${task} ${number}`, topics: topic ? [topic] : [], task, states: states[number], count }];
  });
};

/** The measures of a table (generator/exports/day_tables.py), each with what its row only numbers. */
const read = ({ columns, measures, documents, clauses, states }) => measures.map((row) => {
  const told = Object.fromEntries(columns.map((name, place) => [name, row[place]]));
  const [record, name] = documents[told.document];
  const [, fragment, clause] = clauses[told.clause] ?? [];
  const address = `van-ban/${record}/${fragment ? `#${fragment}` : ""}`;
  const provinces = told.provinces?.map(([names, number]) => ({ names, states: states[number] }));
  const shared = { key: `${record}#${told.measure}`, count: 1, name, clause, address };
  return { ...told, ...shared, states: states[told.states], provinces };
});

/**
 * Columns and rows of the table. `units`: unit → what is known of it, `regimes`: place → its regimes; null where they
 * could not be loaded.
 */
export const model = (choice, { provinces, units, regimes }, words, at) => {
  const chosen = choice.provinces.map((slug) => provinceColumn(provinces.get(slug), words, at));
  const central = { ...words.central, note: "áp dụng ở mọi tỉnh", units: [words.central.key] };
  const columns = [...chosen, central].map((column) => ({
    ...column, regime: regime(regimes.get(column.key), at), ...filled(column, provinces, units, words, at),
  }));
  const topics = rowKeys(columns, choice, words);
  const rows = topics.map((topic) => ({ topic, cells: columns.map((column) => cell(column, topic, choice, words)) }));
  return { columns, rows, sum: sum(columns, rows, choice) };
};

/** How many measures are told, and how many documents without content: each once, wherever it stands. */
const sum = (columns, rows, choice) => {
  const told = rows.flatMap(({ cells }) => cells.flatMap(({ measures }) => measures));
  const totals = choice.topics.length ? [] : columns.flatMap(({ totals }) => totals).filter((each) => !hiddenBy(each, choice));
  const found = [...new Map([...told, ...totals].map((each) => [each.key, each])).values()];
  const unread = found.filter((each) => each.name && !each.topics.length).length;
  return { measures: total(found) - unread, unread };
};

const total = (some) => some.reduce((before, { count }) => before + count, 0);

const provinceColumn = (row, { central }, at) => ({
  key: row.province,
  address: `tinh/${row.province}/`,
  name: pick(row.full_name, at),
  note: pick(row.note, at),
  units: pick(row.units, at).filter((unit) => unit !== central.key),
});

const regime = (table, at) => table && table.regimes[pick(table.regime, at)];

const stated = (each, words, at) => ({ ...each, state: words.states.find(([state]) => state === pick(each.states, at)) });

/** What the centre orders for some of `units` by name, in the states that it has there. */
const naming = (units, measures) => measures.flatMap(({ provinces = [], ...measure }) => provinces
  .filter(({ names }) => names.some((name) => units.includes(name)))
  .map(({ states }) => ({ ...measure, states })));
const everywhere = ({ provinces }) => !provinces;

/** What a column holds, in the state of the moment: `about` gives what is known of a topic. */
const filled = (column, provinces, units, words, at) => {
  const { key: centre } = words.central;
  const held = column.units.filter((unit) => provinces.held.has(unit));
  const named = column.key === centre ? [] : naming(column.units, units.get(centre)?.measures ?? []);
  const found = held.filter((unit) => units.get(unit)).map((unit) => {
    const name = column.key === unit ? "" : provinces.get(unit)?.name ?? "";
    const now = (each) => stated({ ...each, unit: name }, words, at);
    const { measures, counts, totals, parts } = units.get(unit);
    return {
      all: [...(unit === centre ? measures.filter(everywhere) : measures), ...counts].map(now),
      totals: totals.map(now),
      parts: new Map([...parts].map(([topic, own]) => [topic, own.map(now)])),
    };
  });
  const ofCentre = (each) => stated({ ...each, unit: words.central.name }, words, at);
  if (named.length) found.push({ all: named.map(ofCentre), totals: [], parts: new Map() });
  const about = (topic) => found.flatMap(({ all, parts }) => {
    const here = all.filter((each) => rowsOf(each).includes(topic));
    return parts.has(topic) ? [...here.filter((each) => each.name), ...parts.get(topic)] : here;
  });
  const missing = held.some((unit) => !units.get(unit));
  const every = (key) => found.flatMap((each) => each[key]);
  return { held: found.length > 0 || missing, missing, all: every("all"), totals: every("totals"), about };
};

/** Why a measure is not shown: the key of the choice that would show it; empty where it is. */
const hiddenBy = (measure, choice) => {
  if (measure.task && !choice.tasks) return "viec";
  const key = measure.state.at(-1);
  return key && !choice.states.includes(key) ? key : "";
};

const rowsOf = (measure) => (measure.topics.length ? measure.topics : [UNREAD]);

const rowKeys = (columns, choice, words) => {
  const shown = columns.flatMap((column) => column.all).filter((measure) => !hiddenBy(measure, choice));
  const found = new Set(shown.flatMap(rowsOf));
  const topics = choice.topics.length ? choice.topics : [...words.topics.keys()].filter((topic) => found.has(topic));
  return found.has(UNREAD) ? [...topics, UNREAD] : topics;
};

const cell = (column, topic, choice, words) => {
  const about = column.about(topic);
  const shown = about.filter((measure) => !hiddenBy(measure, choice));
  const place = (measure) => words.states.indexOf(measure.state);
  shown.sort((one, other) => place(one) - place(other));
  return {
    shown,
    measures: shown.filter((each) => each.name),
    counts: byState(shown.filter((each) => !each.name)),
    words: shown.length ? "" : emptyWords(column, topic, about, choice, words),
    held: column.held,
  };
};

/** How many there are of each state, in its order. */
const byState = (some) => {
  const counts = new Map();
  for (const { state, count } of some) counts.set(state, (counts.get(state) ?? 0) + count);
  return [...counts];
};

const emptyWords = (column, topic, about, choice, words) => {
  if (!column.held) return words.none_held[1];
  if (column.missing) return NOT_LOADED;
  if (!about.length && topic === UNREAD) return "Không có văn bản nào như vậy";
  if (!about.length) return "Kho chưa có biện pháp nào về chủ đề này";
  const counts = Object.entries(HIDDEN).map(([key, name]) => {
    const count = total(about.filter((measure) => hiddenBy(measure, choice) === key));
    return count ? `${count} ${name}` : "";
  });
  return `Không có gì ở trạng thái đang xem. Không hiện: ${counts.filter(Boolean).join("; ")}`;
};
