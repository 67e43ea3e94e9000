// How something found is shown, in the suggestions and on the page of results.
import { written } from "../day/day.js";
import { element } from "../shared/element.js";
import { today } from "./engine/headings.js";
import { excerpt, judge, parse, places } from "./engine/query.js";

const marked = (pieces) => pieces.map(([words, mark]) => (mark ? element("mark", {}, words) : words));

/** `text` around what answers, marked. */
export const around = (text, spans, length) => marked(excerpt(text, spans, length));

/** The badge of a state. */
export const badge = (index, state) => element("span", { class: `badge ${state}` }, index.words[state]);

const issued = ({ d: [first, last] = [] }) => {
  if (first && first === last) return `ban hành ${written(first)}`;
  return first && first.slice(0, 4) === last?.slice(0, 4) ? `ban hành năm ${first.slice(0, 4)}` : null;
};

/** Issuer, province, day of issue, and whether the text is held. */
export const facts = (index, of) => [of.i, of.i?.includes(index.units[of.u]) ? null : index.units[of.u], issued(of),
  of.h === undefined ? "kho chưa lưu giữ, chỉ được nhắc đến" : null].filter(Boolean).join(" · ");

/** Name, badge, subject and (where asked for) signer and today's province of a document, with what answers marked. */
export const heading = (index, of, state, query, options) => {
  const spans = (text) => places(query, text, options);
  const signed = of.p ? spans(of.p) : [];
  const province = today(index, of);
  const there = province && judge(parse(province), query.words.join(" "));
  return [
    element("strong", {}, ...around(of.n, spans(of.n), 200)),
    badge(index, state),
    of.s && element("span", { class: "subject-line" }, ...around(of.s, spans(of.s), 90)),
    signed.length > 0 && element("span", { class: "subject-line" }, "Người ký: ", ...around(of.p, signed, 90)),
    there && element("span", { class: "subject-line" }, `${index.units[of.u]} nay thuộc `, element("mark", {}, province)),
  ].filter(Boolean);
};
