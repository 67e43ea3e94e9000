// In which order what was found is shown: tiers first, and inside a tier what speaks for a clause.
// Uses: shared.
import { toned } from "../../shared/fold.js";

/** The tier of what answers by other words of the same meaning: after what has the very words, as one phrase. */
export const ALIKE = 2.5;

/** The tier of an answer, 0 best: a number, then the accents asked for, the exact phrase, documents before clauses. */
export const tier = ({ answer, number = 0, clause = false, like }) => {
  if (like) return ALIKE;
  if (number) return 0;
  return 1 + 4 * !answer.exact + 2 * !answer.phrase + clause;
};

const neighbours = (text, [from, to]) => [
  /(\p{L}+)\P{L}*$/u.exec(text.slice(0, from))?.[1] ?? "", /^\P{L}*(\p{L}+)/u.exec(text.slice(to))?.[1] ?? "",
].map(toned).join(" ");

/** How likely each reading of words without accents is meant: duong as «đường» or «dương», by its surroundings. */
const readings = (clauses) => {
  const found = new Map();
  for (const { text, answer } of clauses) {
    for (const span of answer.spans) {
      const reading = toned(text.slice(...span));
      found.set(reading, (found.get(reading) ?? new Set()).add(neighbours(text, span)));
    }
  }
  return found;
};

/** The clauses of one portion, best first: likeliest reading, told most often in its summaries, weight, how much of it answers. */
export const ranked = (clauses, query) => {
  const likely = readings(query.accented ? [] : clauses);
  const judged = clauses.map((clause) => {
    const { text, own, answer } = clause;
    const reading = Math.max(0, ...answer.spans.map((span) => likely.get(toned(text.slice(...span)))?.size ?? 0));
    const told = answer.phrase ? answer.spans.filter(([from]) => from > own).length : 0;
    return { clause, reading, told, density: answer.spans.length / text.length };
  });
  return judged.sort((a, b) => tier(a.clause) - tier(b.clause) || b.reading - a.reading || b.told - a.told
    || b.clause.weight - a.clause.weight || b.density - a.density).map(({ clause }) => clause);
};
