// Which documents answer by their heading: number, subject, issuer, signer. `index` is what generator/site/pieces/search_tables.py
// writes of all headings, `of` one of these.
// Uses: shared.
import { pick, written } from "../../shared/dates.js";
import { flat } from "../../shared/fold.js";
import { BAR, judge } from "./judging.js";
import { parts } from "./query.js";

/** The state of a document at a moment, with the kind of measures that it speaks for if not of all. */
export const stateOf = (index, { l, k }, moment) => (l === undefined ? index.unknown
  : [l, k].map((place) => pick(index.states[place] ?? ["", ""], moment)).join(" ").trim());

/** What the forms of citation may name of a document, as far as it is known. */
const known = (index, { x, t, d: [first = "", last] = [] }) => {
  const [type, initials] = index.types[t] ?? [];
  const [year, mm, dd] = first.split("-");
  const sure = { type, initials, number: x, year: first && year === last?.slice(0, 4) ? year : undefined };
  if (!first || first !== last) return sure;
  const [day, month] = written(first).split("/");
  return { ...sure, date: written(first), day, month, dd, mm, d: Number(dd), m: Number(mm) };
};

const filled = (form, fields) => {
  const words = form.split(/\{(\w+)\}/).map((part, place) => (place % 2 ? fields[part] : part));
  return words.includes(undefined) ? "" : words.join("");
};

const haystacks = new WeakMap();

/** What of a document answers a question: what its heading says, how others call its issuer and cite it. */
const haystack = (index, of) => {
  if (!haystacks.has(of)) {
    const fields = known(index, of);
    const cited = index.forms.map((form) => filled(form, fields));
    const own = [of.n, ...index.issuers[of.i] ?? [], of.p, index.units[of.u], index.now[of.u], ...cited];
    const said = (words) => words.join(BAR);
    const text = said([...own, of.s]);
    haystacks.set(of, { text, own: said(own), folded: flat(text) });
  }
  return haystacks.get(of);
};

const plainly = (number) => parts(number).join("/");

/** How well the document's own number answers: 3 whole, 2 its figure, 1 a part, 0 not. */
const numbered = (query, of, { prefix = false } = {}) => {
  const number = plainly(flat(of.x ?? ""));
  const rank = (asked, place) => {
    if (!/[\d/-]/.test(asked) || !number) return 0;
    const word = plainly(asked);
    if (word === number) return 3;
    const begun = prefix && place === query.words.length - 1;
    if (number.startsWith(word) && (begun || /^[^a-z0-9]/.test(number.slice(word.length)))) return 2;
    return judge({ words: [word], phrases: [] }, number) ? 1 : 0;
  };
  return Math.max(0, ...query.words.map(rank));
};

const newestFirst = (a, b) => ((a.d?.[0] ?? "") < (b.d?.[0] ?? "") ? 1 : -1);

const ANY = { phrase: true, exact: true, spans: [] };

/**
 * The documents whose heading answers (without words: all), as { heading, own, answer, number }, best first: number,
 * accents, exact phrase, held before cited, what is asked is its own and not only in its subject, newest.
 */
export const matching = (index, query, options) => {
  const asked = query.words.flatMap(parts);
  const judged = (text) => (asked.length ? judge(query, text, options) : ANY);
  return index.documents
    .map((heading) => ({ heading, ...haystack(index, heading) }))
    .filter(({ folded }) => asked.every((word) => folded.includes(word))) // most are ruled out fast
    .map(({ heading, text, own }) => ({ heading, own, answer: judged(text) }))
    .filter(({ answer }) => answer)
    .map((found) => ({ ...found, own: Boolean(judged(found.own)), number: numbered(query, found.heading, options) }))
    .sort((a, b) => b.number - a.number || b.answer.exact - a.answer.exact || b.answer.phrase - a.answer.phrase
      || (b.heading.h ?? -1) - (a.heading.h ?? -1) || b.own - a.own || newestFirst(a.heading, b.heading));
};
