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
  const [pairs, words] = [new Map(), new Map()];
  const note = (found, written) => found.set(flat(written), [...found.get(flat(written)) ?? [], written]);
  for (const phrase of phrases) {
    note(pairs, phrase);
    for (const word of phrase.split(" ")) if (!words.get(flat(word))?.includes(word)) note(words, word);
  }
  return { pairs, words };
};

const parted = (word, { pairs }) =>
  (word.length > SHORTEST ? [...pairs.keys()].find((pair) => pair.replace(" ", "") === word)?.split(" ") : null) ?? [word];

/** The words that may be meant by each, with what speaks against them. */
const readings = (words, { words: met }) => words.map((word) => {
  if (!LETTERS.test(word) || met.has(word)) return [[word, 0]];
  const others = word.length < SHORTEST ? [] : [...met.keys()].filter((other) => near(word, other));
  return [[word, UNKNOWN], ...others.map((other) => [other, CHANGED])];
});

const between = (one, next, { pairs }) =>
  (LETTERS.test(one) && LETTERS.test(next) && !pairs.has(`${one} ${next}`) ? APART : 0);

/** Of all ways to read `words` one after the other that against which the least speaks. */
const likeliest = (words, of) => {
  let ways = [[[], 0]];
  for (const choices of readings(words, of)) {
    ways = choices.map(([word, cost]) => ways.map(([before, sum]) =>
      [[...before, word], sum + cost + (before.length ? between(before.at(-1), word, of) : 0)])
      .reduce((best, way) => (way[1] < best[1] ? way : best)));
  }
  return ways.reduce((best, way) => (way[1] < best[1] ? way : best))[0];
};

/** The same with one word replaced by another one near it, so that all that follow each other are known to do so. */
const beside = (words, { accented }, of) => {
  if (words.length < 2 || !words.every((word) => of.words.has(word))) return words;
  const fits = (some) => some.every((word, i) => !i || of.pairs.has(`${some[i - 1]} ${word}`));
  const tries = words.flatMap((word, at) => [...of.words.entries()]
    .filter(([other, forms]) => near(word, other) && (!accented || forms.some((form) => near(accented[at], form))))
    .map(([other]) => words.with(at, other)));
  return tries.find(fits) ?? words;
};

/** `words` as they are written: those that were not typed so, in a pair with one beside them that was. */
const written = (words, typed, of) => {
  const shown = words.map((word, at) => (typed[at] && flat(typed[at]) === word ? typed[at] : null));
  const agrees = (half, at) => [null, words[at], half].includes(shown[at]);
  words.forEach((word, at) => {
    if (shown[at] !== null) return;
    for (const from of [at - 1, at]) {
      const pairs = (of.pairs.get(`${words[from]} ${words[from + 1]}`) ?? []).map((pair) => pair.split(" "));
      const found = pairs.find((halves) => halves.every((half, i) => agrees(half, from + i)));
      if (found) [shown[from], shown[from + 1]] = found;
    }
    shown[at] ??= of.words.get(word)?.[0] ?? word;
  });
  return shown.join(" ");
};

/** What was meant by `query`, as one would write it; null if nothing else. `phrases`: chinh-ta.json. */
export const nearest = (query, phrases) => {
  if (query.phrases.length) return null;
  const of = known(phrases);
  const whole = query.words.flatMap((word) => parted(word, of));
  if (whole.length > query.words.length) return written(whole, [], of);
  const changed = (some) => some.some((word, at) => word !== query.words[at]);
  const words = [likeliest(query.words, of), beside(query.words, query, of)].find(changed);
  return words ? written(words, query.accented ?? query.words, of) : null;
};
