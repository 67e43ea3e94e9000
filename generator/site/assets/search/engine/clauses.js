// Clauses that answer, in portions: the index says which may, the words themselves decide.
// Uses: shared.
import { pick } from "../../shared/dates.js";
import { candidates } from "./candidates.js";
import { stateOf } from "./headings.js";
import { BAR, judge } from "./judging.js";
import { ranked } from "./ranking.js";

const PORTION = 20;

/** What is known of a text before it is loaded. */
const about = ({ index, table }, key, moment) => {
  const [place, anchor, name, states, topics, agencies, weight] = table.texts[key];
  const of = index.documents[place];
  const state = states === null ? stateOf(index, of, moment) : pick(table.states[states], moment);
  return { of, anchor, name, state, topics, agencies, weight };
};

const judged = async ({ table }, query, found) => {
  const [own, ...summaries] = (await found.load()).split(table.bar);
  const text = [own, ...summaries].join(BAR);
  return { ...found, text, own: own.length, answer: judge(query, text) };
};

/**
 * Yields portions of clauses, best first in each, of which `wanted` leaves some. `full` is { index, table, engine };
 * a document of which only the heading is held stands among the documents already if it is one of `seen`.
 */
export const clauses = async function* (full, query, moment, wanted, seen) {
  const offered = await candidates({ engine: full.engine, letters: full.table.letters }, query);
  const left = offered.map((found) => ({ ...found, ...about(full, found.key, moment) }))
    .filter((found) => wanted(found) && !(found.anchor === "" && seen.has(found.of)));
  for (let start = 0; start < left.length; start += PORTION) {
    const portion = await Promise.all(left.slice(start, start + PORTION).map((found) => judged(full, query, found)));
    yield ranked(portion.filter(({ answer }) => answer), query);
  }
};
