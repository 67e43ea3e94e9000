// How something found is shown, in the suggestions and on the page of results.
// Uses: shared, day, search/engine.
import { home } from "../day/day.js";
import { written } from "../shared/dates.js";
import { element } from "../shared/element.js";
import { at, nameOf } from "./data.js";
import { excerpt } from "./engine/excerpt.js";
import { stateOf } from "./engine/headings.js";
import { BAR, judge, places } from "./engine/judging.js";
import { parse } from "./engine/query.js";

/** `text` around what answers, marked; the sentences of summaries follow each other. */
const around = (text, spans, length) =>
  excerpt(text, spans, length).map(([words, mark]) => (mark ? element("mark", {}, words) : words.replaceAll(BAR, " ")));

const badge = (site, state) => element("span", { class: `badge ${state}` }, site.words[state]);

const issued = ({ d: [first, last] = [] }) => {
  if (first && first === last) return `ban hành ${written(first)}`;
  return first && first.slice(0, 4) === last?.slice(0, 4) ? `ban hành năm ${first.slice(0, 4)}` : null;
};

const unitOf = ({ at: { site, unit } }) => site.units[unit];

/** Issuer, province, day of issue, whether the text is held, and at which site if not at this one. */
const facts = (hit) => {
  const { card } = hit;
  const unit = unitOf(hit).n;
  return [card.i, card.i?.includes(unit) ? null : unit, issued(card),
    card.h === undefined ? "kho chưa lưu giữ, chỉ được nhắc đến" : null,
    hit.at.site.base === home.href ? null : `ở trang ${nameOf(hit.at.site.base)}`].filter(Boolean).join(" · ");
};

/** Where a hit leads. */
export const address = ({ at: { site }, card, anchor }) => at(card.a, site.base) + (anchor ? `#${anchor}` : "");

/** Name, badge, subject and (where asked for) signer and today's province of a document, with what answers marked. */
export const heading = (hit, moment, query, options) => {
  const { at: { site }, card } = hit;
  const spans = (text) => places(query, text, options);
  const line = (...content) => element("span", { class: "subject-line" }, ...content);
  const signed = card.p ? spans(card.p) : [];
  const { n: province, now } = unitOf(hit);
  return [
    element("strong", {}, ...around(card.n, spans(card.n), 200)),
    badge(site, stateOf(site, card, moment)),
    card.s && line(...around(card.s, spans(card.s), 90)),
    signed.length > 0 && line("Người ký: ", ...around(card.p, signed, 90)),
    now && judge(parse(now), query.words.join(" ")) && line(`${province} nay thuộc `, element("mark", {}, now)),
  ].filter(Boolean);
};

const documentOf = (hit, moment, query) => {
  const [name, state, ...rest] = heading(hit, moment, query);
  return element("li", { class: "hit document" },
    element("p", { class: "name" }, element("a", { href: address(hit) }, name), " ", state),
    ...rest.map((line) => element("p", {}, line)), element("p", { class: "meta" }, facts(hit)));
};

/** What answers in the words of a clause, or else in its summaries. */
const told = ({ text, own, answer }) => {
  const inOwn = answer.spans.filter(([, end]) => end <= own);
  if (inOwn.length) return around(text.slice(0, own), inOwn);
  const from = own + BAR.length;
  return ["Tóm tắt: ", ...around(text.slice(from), answer.spans.map((span) => span.map((place) => place - from)))];
};

/** What a reader must know of this answer, said where the list goes on to the next kind. */
export const kindOf = ({ answer, number, like }) => {
  if (like) return `Cũng tìm: ${like}`;
  if (number || (answer.exact && answer.phrase)) return "";
  return answer.exact ? "Có đủ các từ nhưng không liền nhau" : "Giống nếu bỏ dấu";
};

const nameOfClause = ({ card, name }) => [name, card.n].filter(Boolean).join(", ");

/** A clause in short: how it is called, its badge, and what answers in it. */
export const passage = (hit) => {
  const kind = kindOf(hit);
  const line = (...content) => element("span", { class: "subject-line" }, ...content);
  return [element("strong", {}, nameOfClause(hit)), " ", badge(hit.at.site, hit.state),
    ...(kind ? [line(kind)] : []), line(...told(hit))];
};

const clauseOf = (hit) => element("li", { class: "hit" },
  element("p", { class: "name" }, element("a", { href: address(hit) }, nameOfClause(hit)), " ", badge(hit.at.site, hit.state)),
  element("p", {}, ...told(hit)), element("p", { class: "meta" }, facts(hit)));

/** A hit as an item of the list of results: a document by its heading, or a clause. */
export const item = (hit, moment, query) => (hit.clause ? clauseOf(hit) : documentOf(hit, moment, hit.query ?? query));
