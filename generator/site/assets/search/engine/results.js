// Documents and clauses as one list, as far as its order is settled.
// Uses: nothing.
import { ALIKE, tier } from "./ranking.js";

const BEFORE_CLAUSES = 1; // the last tier that no clause precedes

/** By what a hit is told from others. */
const name = ({ at: { site, unit, number }, anchor }) => [site.base, unit, number, anchor].join(" ");

/**
 * Yields the portions of `own`, and before those that hold all words only apart, or without their accents, those of
 * `others`; each hit once, and none of `documents`.
 */
export const inTurn = async function* (own, others, documents) {
  const seen = new Set(documents.map(name));
  const fresh = (some) => some.filter((hit) => !seen.has(name(hit)) && seen.add(name(hit)));
  const first = (hit) => tier(hit) < ALIKE;
  let waiting = true;
  for await (const portion of own) {
    if (waiting && !portion.every(first)) {
      yield fresh(portion.filter(first));
      for await (const some of others) yield fresh(some);
      waiting = false;
    }
    yield fresh(portion);
  }
  if (waiting) for await (const some of others) yield fresh(some);
};

/** A list that begins with `documents`, best first; clauses come to it in portions, and none is shown before its turn. */
export const results = (documents) => {
  let pool = [...documents];
  let horizon = BEFORE_CLAUSES;
  let [clauses, alike] = [0, 0];
  const settled = () => pool.filter((hit) => tier(hit) <= horizon);
  const take = (some) => {
    pool = pool.filter((hit) => !some.includes(hit));
    return some;
  };
  return {
    /** The next hits, at most `most`. */
    next: (most) => take(settled().slice(0, most)),
    /** Whatever is left, settled or not. */
    rest: () => take(pool),
    /** Takes portions until `most` hits are settled, and one that tells whether there are further ones; or if stale. */
    async settle(portions, most, stale) {
      while (horizon < Infinity && settled().length <= most && !stale()) {
        const { value: portion = [], done } = await portions.next();
        for (const { like } of portion) like ? (alike += 1) : (clauses += 1);
        pool = [...pool, ...portion].sort((a, b) => tier(a) - tier(b));
        horizon = done ? Infinity : Math.max(horizon, ...portion.map(tier));
      }
    },
    /**
     * How many documents and clauses there are, and hits by words of the same meaning (`alike`), as far as known: all of
     * them if `whole`; `left`: some are not taken.
     */
    get counts() {
      const whole = horizon === Infinity;
      return { documents: documents.length, clauses, alike, whole, left: !whole || pool.length > 0 };
    },
  };
};
