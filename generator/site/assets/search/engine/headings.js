// Which documents answer by their heading: number, subject, issuer, signer. A `site` is what data.js makes of
// generator/site/pieces/search_tables.py, a `card` what that says of a document.
// Uses: shared.
import { pick } from "../../shared/dates.js";
import { flat } from "../../shared/fold.js";
import { candidates, marked } from "./candidates.js";
import { BAR, judge } from "./judging.js";
import { parts } from "./query.js";

const FIELDS = 3; // own words, subject, number
const FINE = 40; // how many of those that the index offers are read before any is shown

/** The state of a document at a moment, with the kind of measures that it speaks for if not of all. */
export const stateOf = (site, { l }, moment) => (l === undefined ? site.unknown : pick(l, moment));

/** The card of a document. */
export const cardOf = async ({ site, unit, number }) => {
  const [[, , card] = []] = await site.cards.exactly(site.units[unit].u, [number]);
  if (!card) throw Object.assign(new Error(`${site.units[unit].u} ${number}`), { site: site.base });
  return card;
};

const plainly = (number) => parts(number).join("/");

/** How well the document's own number answers: 3 whole, 2 its figure, 1 a part, 0 not. */
const numbered = (query, card, { prefix = false } = {}) => {
  const number = plainly(flat(card.x ?? ""));
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

/** Number, accents, exact phrase, held before cited, what is asked is its own and not only in its subject, newest. */
const best = (a, b) => b.number - a.number || b.answer.exact - a.answer.exact || b.answer.phrase - a.answer.phrase
  || b.held - a.held || b.own - a.own || (a.issued === b.issued ? 0 : a.issued < b.issued ? 1 : -1);

/** What is known of a document before its card is read. */
const known = (site, unit, number) => {
  const { d, h } = site.units[unit];
  return { at: { site, unit, number }, held: h[number] ?? -1, issued: d[number][0] ?? "" };
};

const whole = ({ site, units }) => site.units.flatMap(({ d }, unit) =>
  (units && !units.includes(unit) ? [] : d.map((_, number) => ({ unit, number, phrase: true, exact: true, own: true }))));

const offered = async (scope, query, options) => {
  const { site, units, held, suits, facts } = scope;
  const here = (unit, number) => !held || held.includes(unit) || site.units[unit].h[number] === null;
  const [found, wanted] = await Promise.all([
    query.words.length ? candidates(site.headings, FIELDS, query, units, options) : whole(scope),
    marked(site.headings, facts, units)]);
  return found
    .filter(({ unit, number }) => suits(unit, number) && here(unit, number) && wanted(unit, number))
    .map(({ unit, number, phrase, exact, own, numbered: some }) => (
      { ...known(site, unit, number), number: Number(Boolean(some)), own, answer: { phrase, exact } }));
};

/** How the words of a card answer; null if they do not. */
const judged = (card, query, options) => {
  const own = [card.n, ...card.w].join(BAR);
  const answer = judge(query, own + BAR + (card.s ?? ""), options);
  return answer && { card, answer, own: Boolean(judge(query, own, options)), number: numbered(query, card, options) };
};

/** By what a document goes at every site: kien-giang/1377-ubnd-kgvx-2021. */
const name = ({ card }) => card.a.slice(card.a.indexOf("/"));

/** Each of them once, as it is held if it is: what one site only cites, another may hold, or cite as well. */
const once = (documents) => {
  const told = new Map();
  for (const each of documents) if (!(each.held <= told.get(name(each))?.held)) told.set(name(each), each);
  return documents.filter((each) => told.get(name(each)) === each);
};

/**
 * The documents that a filter's `scopes` leave and whose heading answers (without words: all), best first, as { at,
 * card, number, answer }: `at` says where it stands. Those far down have no card yet, and are ranked by what the index
 * knows of them.
 */
export const matching = async (scopes, query, options) => {
  const found = (await Promise.all(scopes.map((scope) => offered(scope, query, options)))).flat().sort(best);
  const first = once(await Promise.all(found.slice(0, FINE)
    .map(async (each) => ({ ...each, card: await cardOf(each.at) }))));
  const fine = !query.words.length ? first
    : first.map((each) => ({ ...each, judged: judged(each.card, query, options) }))
      .filter((each) => each.judged).map(({ judged: how, ...each }) => ({ ...each, ...how })).sort(best);
  return [...fine, ...found.slice(FINE)];
};
