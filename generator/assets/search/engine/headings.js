// The index of headings: every document's number, subject, issuer and signer, and its state on any day.
import { home, pick, written } from "../../day/day.js";
import { flat } from "../../shared/fold.js";
import { BAR, judge, parts } from "./query.js";

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

/** The state of a document on the day that is looked at, with the kind of measures that it speaks for if not of all. */
export const stateOf = (index, { l, k }, moment) =>
  (l === undefined ? "no-measure" : [l, k].map((place) => pick(index.states[place] ?? ["", ""], moment)).join(" ").trim());

const haystacks = new WeakMap();

/** The province that took in the one a document is of. */
export const today = (index, { u }) =>
  index.units[Object.keys(index.merged).find((province) => province !== u && index.merged[province].includes(u))];

/** A document as others cite it: Chỉ thị số 16/CT-TTg ngày 31/3/2020, ngày 31 tháng 3 năm 2020, CT. */
const citations = ({ n, x, t = "", d: [first = "", last] = [] }) => {
  const [year, month, day] = first.split("-");
  const exact = first && first === last;
  const numbered = x && n.replace(x, `số ${x}${exact ? ` ngày ${written(first)}` : ""}`);
  const inWords = [[day, month], [Number(day), Number(month)]].map((date) => `ngày ${date.join(" tháng ")} năm ${year}`);
  const within = first && !exact && year === last?.slice(0, 4) ? `năm ${year}` : "";
  return [numbered, ...exact ? inWords : [], within, t.split("-").map(([letter]) => letter).join("")];
};

/** What of a document answers a question. Issuers write their name out or shorten it; readers do either, too. */
const haystack = (index, document) => {
  if (!haystacks.has(document)) {
    const { n, s, i = "", p, u } = document;
    const unit = index.units[u];
    const short = /Ủy ban nhân dân/u.test(i) ? `UBND tỉnh ${unit}` : "";
    const own = [n, i, short, p, unit, today(index, document), ...citations(document)].filter(Boolean).join(BAR);
    const text = [own, s].filter(Boolean).join(BAR);
    haystacks.set(document, { text, own, folded: flat(text) });
  }
  return haystacks.get(document);
};

const plainly = (number) => parts(number).join("/");

/** How well the document's own number answers: 3 whole, 2 its figure, 1 a part, 0 not. */
const numbered = (query, document, { prefix = false } = {}) => {
  const number = plainly(flat(document.x ?? ""));
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
 * The documents whose heading answers (without words: all), best first: number, accents, exact phrase, held before
 * cited, what is asked is its own and not only in its subject, newest.
 */
export const matching = (index, query, options) => {
  const asked = query.words.flatMap(parts);
  const judged = (text) => (asked.length ? judge(query, text, options) : ANY);
  return index.documents
    .map((document) => ({ document, ...haystack(index, document) }))
    .filter(({ folded }) => asked.every((word) => folded.includes(word))) // most are ruled out fast
    .map(({ document, text, own }) => ({ document, own, answer: judged(text) }))
    .filter(({ answer }) => answer)
    .map((found) => ({ ...found, own: Boolean(judged(found.own)), number: numbered(query, found.document, options) }))
    .sort((a, b) => b.number - a.number || b.answer.exact - a.answer.exact || b.answer.phrase - a.answer.phrase
      || (b.document.h ?? -1) - (a.document.h ?? -1) || b.own - a.own || newestFirst(a.document, b.document));
};
