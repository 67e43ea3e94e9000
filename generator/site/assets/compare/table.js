// The comparison as a table in the page and as CSV; both tell the same.
// Uses: shared.
import { element } from "../shared/element.js";
import { NOT_LOADED } from "./model.js";

const UNREAD_NAME = "Văn bản chưa có nội dung trong kho";
const REGIME_NAME = "Chế độ đang áp dụng";
const LINES = "Xem từng biện pháp";
const COLUMNS = ["ngày", "tỉnh", "chủ đề", "biện pháp", "trạng thái", "hình thức", "văn bản", "điểm", "địa chỉ đầy đủ"];
const FORMULA = /^[=+\-@\t\r]/;

const topicName = (topic, words) => words.topics.get(topic) ?? UNREAD_NAME;

/** Return the table of `shown`; `words` name things, `root` leads to the site's root. */
export const table = (shown, words, root, day) => element("table", { role: "table", "data-columns": shown.columns.length },
  element("caption", { class: "hide" }, `Các tỉnh cạnh nhau, ${day}`),
  element("thead", { role: "rowgroup" },
    element("tr", { role: "row" },
      element("th", { role: "columnheader", scope: "col" }, "Chủ đề"),
      ...shown.columns.map((column) => element("th", { role: "columnheader", scope: "col" },
        element("a", { href: root + column.address }, column.name)))),
    element("tr", { role: "row", class: "handles" },
      element("td", { role: "cell" }),
      ...shown.columns.map((column, place) => handles(column, place, shown.columns)))),
  element("tbody", { role: "rowgroup" },
    row(REGIME_NAME, null, shown.columns.map((column) => regime(column, root))),
    ...shown.rows.map(({ topic, cells }) => row(
      topicName(topic, words), topic ? `${root}chu-de/${topic}/` : null,
      cells.map((each) => contents(each, topic, words, root))))));

/** What does not stay in sight: a note on the province, and what moves its column. */
const handles = (column, place, columns) => {
  const last = columns.length - 2;
  const moves = place > last ? [] : [
    place > 0 ? button("left", column, "←", `Chuyển ${inside(column.name)} lên trước`) : null,
    place < last ? button("right", column, "→", `Chuyển ${inside(column.name)} ra sau`) : null,
    button("remove", column, "✕", `Bỏ ${inside(column.name)}`),
  ];
  return element("td", { role: "cell" },
    column.note ? element("p", { class: "meta" }, column.note) : null,
    moves.length ? element("div", { class: "moves" }, ...moves.filter(Boolean)) : null);
};

/** A full name as it stands inside a sentence: «tỉnh Kiên Giang». */
const inside = (name) => name[0].toLowerCase() + name.slice(1);

const button = (act, column, sign, name) =>
  element("button", { type: "button", "data-do": act, "data-key": column.key, "aria-label": name, title: name }, sign);

const row = (name, address, cells) => element("tr", { role: "row" },
  element("th", { role: "rowheader", scope: "row" }, address ? element("a", { href: address }, name) : element("span", {}, name)),
  ...cells.map((children) => element("td", { role: "cell" }, ...children)));

const regime = (column, root) => {
  if (!column.regime) return [element("p", { class: "meta" }, NOT_LOADED)];
  const { regime: key, mixed, prose } = column.regime;
  const pieces = prose.map(([text, address]) => (address ? element("a", { href: root + address }, text) : text));
  if (mixed) { // which part is under which may be long; the first piece tells what it is
    const [name, ...parts] = pieces;
    return [element("details", { class: "regime" }, element("summary", {}, name.replace(/:\s*$/, "")), element("p", {}, ...parts))];
  }
  return [
    element("p", { class: key ? "regime" : "meta" }, key ? element("span", { class: `swatch ${key}` }) : null, ...pieces),
  ];
};

const contents = (cell, topic, words, root) => {
  const { measures, counts, shown, held, words: said } = cell;
  if (shown.length) return [
    measures.length ? element("ul", { class: "measures" }, ...measures.map((each) => item(each, words, root))) : null,
    ...counts.map(([[, key, name], count]) =>
      element("p", { class: "counted", "data-state": key }, element("span", { class: `badge ${key}` }, name), ` ${count}`)),
    counts.length ? element("button", { type: "button", "data-do": "topic", "data-key": topic }, LINES) : null,
  ].filter(Boolean);
  return [element("p", { class: "meta empty" }, held ? said : element("span", { class: `badge ${words.none_held[0]}` }, said))];
};

const item = (measure, words, root) => {
  const [, key, name] = measure.state;
  return element("li", { "data-measure": measure.key, "data-state": key },
    element("p", { class: "says" }, element("span", { class: `badge ${key}` }, name), " ", measure.summary),
    measure.stage ? element("p", { class: "stage" }, words.stages[measure.stage]) : null,
    element("p", { class: "meta" }, about(measure, words), element("a", { href: root + measure.address }, source(measure))));
};

const about = (measure, words) => [
  words.modes[measure.mode],
  measure.unit && `văn bản của ${measure.unit}`,
  measure.where,
  measure.until && `đến ${measure.until}`,
  measure.evidence,
].filter(Boolean).map((part) => `${part} · `).join("");

const source = (measure) => [measure.clause, measure.name].filter(Boolean).join(", ");

/** Return the same as CSV (RFC 4180, with a mark by which spreadsheets know UTF-8). */
export const csv = (shown, words, address, day) => {
  const lines = shown.columns.map(({ name, regime: found }) => {
    const { words: said, documents } = found ?? { words: NOT_LOADED, documents: [] };
    return [
      name, REGIME_NAME, said, "", "", documents.map((each) => each.name).join("; "), "",
      documents.map((each) => address(each.address)).join(" "),
    ];
  });
  for (const { topic, cells } of shown.rows) {
    cells.forEach((cell, place) => {
      const start = [shown.columns[place].name, topicName(topic, words)];
      if (!cell.shown.length) lines.push([...start, "", cell.words, "", "", "", ""]);
      for (const measure of cell.measures) {
        lines.push([...start, measure.summary, measure.state[2], words.modes[measure.mode] ?? "", measure.name,
          measure.clause ?? "", address(measure.address)]);
      }
      for (const [[, , name], count] of cell.counts) lines.push([...start, `${count} biện pháp`, name, "", "", "", ""]);
    });
  }
  const all = [COLUMNS, ...lines.map((line) => [day, ...line])];
  return `\ufeff${all.map((line) => `${line.map(quoted).join(",")}\r\n`).join("")}`;
};

/** A spreadsheet takes what begins like a formula for one, and would run it. */
const quoted = (value) => {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
