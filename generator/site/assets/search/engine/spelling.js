// What may have been meant by a question that finds nothing: words that are spelt nearly so, and follow each other.
// Uses: shared.
import { flat } from "../../shared/fold.js";

const [UNKNOWN, APART, CHANGED] = [3, 1, 1]; // what speaks against a reading: words never met, or never side by side
const LETTERS = /^[a-z]+$/;
const SHORTEST = 3;

/** Whether one letter too much, too few, wrong, or two in the wrong order make one word of the other. */
const near = (one, other) => {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const [left, right] = [one.slice(at), other.slice(at)];
  return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)
    || (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2));
};

/** `phrases` by their folded words, and the words in them: each as it is written, likeliest first. */
const known = (phrases) => {
  const [pairs, words] = [new Set(phrases.map(flat)), new Map()];
  for (const word of phrases.flatMap((phrase) => phrase.split(" "))) {
    const forms = words.get(flat(word)) ?? [];
    if (!forms.includes(word)) words.set(flat(word), [...forms, word]);
  }
  return { phrases: new Set(phrases), pairs, words };
};

/** Of each place one of its `choices`, [what, what speaks against it], so that the least speaks against all of them. */
const likeliest = (choices, between) => {
  const better = (one, other) => (other[1] < one[1] ? other : one);
  let ways = [[[], 0]];
  for (const some of choices) {
    ways = some.map(([each, cost]) => ways.map(([before, sum]) =>
      [[...before, each], sum + cost + (before.length ? between(before.at(-1), each) : 0)]).reduce(better));
  }
  return ways.reduce(better)[0];
};

const parted = (word, { pairs }) =>
  (word.length > SHORTEST ? [...pairs].find((pair) => pair.replace(" ", "") === word)?.split(" ") : null) ?? [word];

/** Words that may be meant by those that were never met. */
const corrected = (words, { pairs, words: met }) => likeliest(words.map((word) => {
  if (!LETTERS.test(word) || met.has(word)) return [[word, 0]];
  const others = word.length < SHORTEST ? [] : [...met.keys()].filter((other) => near(word, other));
  return [[word, UNKNOWN], ...others.map((other) => [other, CHANGED])];
}), (one, next) => (LETTERS.test(one) && LETTERS.test(next) && !pairs.has(`${one} ${next}`) ? APART : 0));

/** The same with one word replaced by another one near it, so that all that follow each other are known to do so. */
const beside = (words, { accented }, of) => {
  if (words.length < 2 || !words.every((word) => of.words.has(word))) return words;
  const fits = (some) => some.every((word, i) => !i || of.pairs.has(`${some[i - 1]} ${word}`));
  const tries = words.flatMap((word, at) => [...of.words.entries()]
    .filter(([other, forms]) => near(word, other) && (!accented || forms.some((form) => near(accented[at], form))))
    .map(([other]) => words.with(at, other)));
  return tries.find(fits) ?? words;
};

/** `words` with the accents that were `typed`, and others where they are sure; with none if some are not. */
const written = (words, typed, of) => {
  const forms = words.map((word, at) => {
    const form = flat(typed?.[at] ?? "") === word ? typed[at] : word;
    return form === word ? [word, ...of.words.get(word) ?? []] : [form];
  });
  const follow = (one, next) => of.phrases.has(`${one} ${next}`);
  const shown = likeliest(forms.map((some) => some.map((form) => [form, 0])), (one, next) => (follow(one, next) ? 0 : APART));
  const sure = (form, at) => !LETTERS.test(words[at]) || follow(shown[at - 1], form) || follow(form, shown[at + 1]);
  return (typed || shown.every(sure) ? shown : words).join(" ");
};

/** What was meant by `query`, as one would write it; null if nothing else. `phrases`: chinh-ta.json. */
export const nearest = (query, phrases) => {
  if (query.phrases.length) return null;
  const of = known(phrases);
  const whole = query.words.flatMap((word) => parted(word, of));
  if (whole.length > query.words.length) return written(whole, null, of);
  const changed = (some) => some.some((word, at) => word !== query.words[at]);
  const words = [corrected(query.words, of), beside(query.words, query, of)].find(changed);
  return words ? written(words, query.accented, of) : null;
};
