// Clauses that answer, in portions: the index says which may, the words themselves decide.
// Uses: shared.
import { pick } from "../../shared/dates.js";
import { candidates, marked } from "./candidates.js";
import { cardOf, stateOf } from "./headings.js";
import { BAR, judge } from "./judging.js";
import { ranked } from "./ranking.js";

const FIELDS = 2; // its words, its summaries
const PORTION = 20;

/** Returns which document of a unit a clause is of, and which of its clauses: both numbers count from 0. */
const documentsOf = ({ c }) => {
  let end = 0;
  const ends = c.map((count) => (end += count));
  return (clause) => {
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] > clause) high = middle;
      else low = middle + 1;
    }
    return { number: low, place: clause - (ends[low] - c[low]) };
  };
};

const best = (a, b) => b.exact - a.exact || b.phrase - a.phrase || b.told - a.told
  || (a.issued === b.issued ? 0 : a.issued < b.issued ? 1 : -1);

const offered = async ({ site, held, suits, facts }, query) => {
  const [found, wanted] = await Promise.all([
    candidates(site.clauses, FIELDS, query, held), marked(site.clauses, facts, held)]);
  const finders = new Map([...new Set(found.map(({ unit }) => unit))].map((unit) => [unit, documentsOf(site.units[unit])]));
  return found.filter(({ unit, number }) => wanted(unit, number)).flatMap(({ unit, number: clause, ...how }) => {
    const { number, place } = finders.get(unit)(clause);
    const issued = site.units[unit].d[number][0] ?? "";
    return suits(unit, number) ? [{ at: { site, unit, number }, place, issued, ...how }] : [];
  });
};

const read = async ({ at, place }, query, moment) => {
  const card = await cardOf(at);
  const [anchor, name, states, weight, words, ...summaries] = card.k ?? (await at.site.texts(card.a))[place];
  const state = states ? pick(states, moment) : stateOf(at.site, card, moment);
  const text = [words, ...summaries].join(BAR);
  return { at, card, clause: true, anchor, name, weight, state, text, own: words.length, answer: judge(query, text) };
};

/** The clauses that the index offers of what a filter's `scopes` leave, the likeliest first. */
export const likely = async (scopes, query) =>
  (await Promise.all(scopes.map((scope) => offered(scope, query)))).flat().sort(best);

/**
 * Yields portions of those clauses that are `likely`, best first in each. A document of which only the heading is held
 * stands among the documents already if it is one of these: `seen`, as { at }.
 */
export const clauses = async function* (found, query, moment, seen) {
  const name = ({ site, unit, number }) => [site.base, unit, number].join(" ");
  const documents = new Set(seen.map(({ at }) => name(at)));
  const left = found.filter(({ at }) => at.site.units[at.unit].h[at.number] || !documents.has(name(at)));
  for (let start = 0; start < left.length; start += PORTION) {
    const portion = await Promise.all(left.slice(start, start + PORTION).map((each) => read(each, query, moment)));
    yield ranked(portion.filter(({ answer }) => answer), query);
  }
};
