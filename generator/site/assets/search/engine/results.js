// Documents and clauses as one list, as far as its order is settled.
// Uses: nothing.
import { tier } from "./ranking.js";

const BEFORE_CLAUSES = 1; // the last tier that no clause precedes

/** A list that begins with `documents`, best first; clauses come to it in portions, and none is shown before its turn. */
export const results = (documents) => {
  let pool = [...documents];
  let horizon = BEFORE_CLAUSES;
  let clauses = 0;
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
        clauses += portion.length;
        pool = [...pool, ...portion].sort((a, b) => tier(a) - tier(b));
        horizon = done ? Infinity : Math.max(horizon, ...portion.map(tier));
      }
    },
    /** How many documents and clauses there are, as far as known: all of them if `whole`; `left`: some are not taken. */
    get counts() {
      const whole = horizon === Infinity;
      return { documents: documents.length, clauses, whole, left: !whole || pool.length > 0 };
    },
  };
};
