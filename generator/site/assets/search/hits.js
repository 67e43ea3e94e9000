// How something found is shown, in the suggestions and on the page of results.
// Uses: shared, search/engine.
import { written } from "../shared/dates.js";
import { element } from "../shared/element.js";
import { at } from "./data.js";
import { excerpt } from "./engine/excerpt.js";
import { stateOf } from "./engine/headings.js";
import { BAR, judge, places } from "./engine/judging.js";
import { parse } from "./engine/query.js";

/** `text` around what answers, marked. */
const around = (text, spans, length) =>
  excerpt(text, spans, length).map(([words, mark]) => (mark ? element("mark", {}, words) : words));

const badge = (index, state) => element("span", { class: `badge ${state}` }, index.words[state]);

const issued = ({ d: [first, last] = [] }) => {
  if (first && first === last) return `ban hành ${written(first)}`;
  return first && first.slice(0, 4) === last?.slice(0, 4) ? `ban hành năm ${first.slice(0, 4)}` : null;
};

/** Issuer, province, day of issue, and whether the text is held. */
const facts = (index, of) => {
  const [issuer] = index.issuers[of.i] ?? [];
  const unit = index.units[of.u];
  return [issuer, issuer?.includes(unit) ? null : unit, issued(of),
    of.h === undefined ? "kho chưa lưu giữ, chỉ được nhắc đến" : null].filter(Boolean).join(" · ");
};

/** Name, badge, subject and (where asked for) signer and today's province of a document, with what answers marked. */
export const heading = (index, of, moment, query, options) => {
  const spans = (text) => places(query, text, options);
  const line = (...content) => element("span", { class: "subject-line" }, ...content);
  const signed = of.p ? spans(of.p) : [];
  const province = index.now[of.u];
  return [
    element("strong", {}, ...around(of.n, spans(of.n), 200)),
    badge(index, stateOf(index, of, moment)),
    of.s && line(...around(of.s, spans(of.s), 90)),
    signed.length > 0 && line("Người ký: ", ...around(of.p, signed, 90)),
    province && judge(parse(province), query.words.join(" "))
      && line(`${index.units[of.u]} nay thuộc `, element("mark", {}, province)),
  ].filter(Boolean);
};

const documentOf = (index, { heading: of }, moment, query) => {
  const [name, state, ...rest] = heading(index, of, moment, query);
  return element("li", { class: "hit document" },
    element("p", { class: "name" }, element("a", { href: at(of.a) }, name), " ", state),
    ...rest.map((line) => element("p", {}, line)), element("p", { class: "meta" }, facts(index, of)));
};

/** What answers in the words of a clause, or else in its summaries. */
const told = ({ text, own, answer }) => {
  const inOwn = answer.spans.filter(([, end]) => end <= own);
  if (inOwn.length) return around(text.slice(0, own), inOwn);
  const from = own + BAR.length;
  return ["Tóm tắt: ", ...around(text.slice(from), answer.spans.map((span) => span.map((place) => place - from)))];
};

const clauseOf = (index, hit) => {
  const { of, anchor, name, state } = hit;
  const link = element("a", { href: at(of.a) + (anchor && `#${anchor}`) }, [name, of.n].filter(Boolean).join(", "));
  return element("li", { class: "hit" }, element("p", { class: "name" }, link, " ", badge(index, state)),
    element("p", {}, ...told(hit)), element("p", { class: "meta" }, facts(index, of)));
};

/** A hit as an item of the list of results: a document by its heading, or a clause. */
export const item = (index, hit, moment, query) =>
  (hit.heading ? documentOf(index, hit, moment, query) : clauseOf(index, hit));

/** What a reader must know of this answer, said where the list goes on to the next kind. */
export const kindOf = ({ answer, number }) => {
  if (number || (answer.exact && answer.phrase)) return "";
  return answer.exact ? "Có đủ các từ nhưng không liền nhau" : "Giống nếu bỏ dấu";
};
