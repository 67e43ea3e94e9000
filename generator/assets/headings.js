// The index of headings: every document's number, subject, issuer and signer, and its state on any day.
import { home, pick } from "./day.js";
import { flat } from "./fold.js";
import { BAR, judge } from "./query.js";

let loading = null;

/** A file of the site as data; a failed load may be asked for again. */
export const fetched = async (path) => {
  const answer = await fetch(new URL(path, home));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

/** The address of something, from the site's root, as seen from here. */
export const at = (path) => new URL(path, home).href;

/** The index, loaded once. */
export const headings = () => {
  loading ??= fetched("tim-kiem/muc-luc.json").catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
};

/** The state of a document on the day that is looked at. */
export const stateOf = (index, document, moment) =>
  (document.l === undefined ? "content-not-held" : pick(index.states[document.l], moment));

const haystacks = new WeakMap();

/** What of a document answers a question. Issuers write their name out or shorten it; readers do either, too. */
const haystack = (index, document) => {
  if (!haystacks.has(document)) {
    const { n, s, i = "", p, u } = document;
    const unit = index.units[u];
    const short = /Ủy ban nhân dân/u.test(i) ? `UBND tỉnh ${unit}` : "";
    const text = [n, s, i, short, p, unit].filter(Boolean).join(BAR);
    haystacks.set(document, { text, folded: flat(text) });
  }
  return haystacks.get(document);
};

/** How well the document's own number answers: 3 whole, 2 its figure, 1 a part, 0 not. */
const numbered = (query, document, { prefix = false } = {}) => {
  const number = flat(document.x ?? "");
  const rank = (word, place) => {
    if (!/[\d/-]/.test(word) || !number) return 0;
    if (word === number) return 3;
    const begun = prefix && place === query.words.length - 1;
    if (number.startsWith(word) && (begun || /^[^a-z0-9]/.test(number.slice(word.length)))) return 2;
    return judge({ words: [word] }, number) ? 1 : 0;
  };
  return Math.max(0, ...query.words.map(rank));
};

const newestFirst = (a, b) => ((a.d?.[0] ?? "") < (b.d?.[0] ?? "") ? 1 : -1);

/** The documents whose heading answers, best first: number, accents, exact phrase, held before cited, newest. */
export const matching = (index, query, options) => index.documents
  .map((document) => ({ document, ...haystack(index, document) }))
  .filter(({ folded }) => query.words.every((word) => folded.includes(word))) // most are ruled out fast
  .map(({ document, text }) => ({ document, answer: judge(query, text, options) }))
  .filter(({ answer }) => answer)
  .map((found) => ({ ...found, number: numbered(query, found.document, options) }))
  .sort((a, b) => b.number - a.number || b.answer.exact - a.answer.exact || b.answer.phrase - a.answer.phrase
    || (b.document.h ?? -1) - (a.document.h ?? -1) || newestFirst(a.document, b.document));
