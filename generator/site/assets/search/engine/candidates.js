// Which texts the index offers for a question, and what it knows of how they answer. What it cannot tell (a phrase of
// more than two words, a symbol as a whole), the text itself must.
// Uses: shared.
import { flat } from "../../shared/fold.js";
import { numbers } from "./shelf.js";

/** The words under which the index knows a word: 86/NQ-CP stands there as 86, NQ and CP. */
const parts = (word) => word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const meeting = (sets) => sets.reduce((some, other) => new Set([...some].filter((each) => other.has(each))));

/** Where those variants stand that pass. */
const standing = (pieces, passes) => new Set(pieces.flatMap((variants) => Object.entries(variants)
  .filter(([variant]) => passes(variant)).flatMap(([, where]) => numbers(where))));

/** What is asked, as the index knows it: words folded and as typed, and which of them belong together, [from, to]. */
const taken = (query) => {
  const words = query.words.flatMap(parts);
  let end = 0;
  const symbols = query.words.map((word) => [end, (end += parts(word).length) - 1]);
  const phrases = query.phrases.map((some) => some.flatMap(parts)).map((some) => {
    const from = words.findIndex((_, place) => some.every((word, i) => words[place + i] === word));
    return [from, from + some.length - 1];
  });
  const figures = symbols.filter((_, place) => /[\d/-]/.test(query.words[place]));
  return { words, typed: (query.accented ?? query.words).flatMap(parts), together: [...symbols, ...phrases], figures };
};

/** What stands where in one unit. `pieces`: of each word; a field is `width` times the number of its text, and more. */
const looker = ({ words, typed }, pieces, width, prefix) => {
  const same = (place, variant, word) =>
    (prefix && place === words.length - 1 ? variant.startsWith(word) : variant === word);
  const alone = (i, accents) => standing(pieces[i], (variant) =>
    !variant.includes(" ") && (!accents || same(i, variant, typed[i])));
  const pair = (i, accents) => standing(pieces[i], (variant) => {
    const [one, next] = variant.split(" ");
    if (!next) return false;
    return accents ? one === typed[i] && same(i + 1, next, typed[i + 1]) : same(i + 1, flat(next), words[i + 1]);
  });
  /** The fields in which the words from one to another follow each other. */
  const row = ([from, to], accents = false) => (from === to ? alone(from, accents)
    : meeting(Array.from({ length: to - from }, (_, i) => pair(from + i, accents))));
  const texts = (fields) => new Set([...fields].map((field) => Math.floor(field / width)));
  return { alone, row, texts };
};

const inUnit = (query, asked, unit, pieces, width, prefix) => {
  const { words, typed, together, figures } = asked;
  const { alone, row, texts } = looker(asked, pieces, width, prefix);
  const each = words.map((_, i) => alone(i, false));
  const found = meeting([...each.map(texts), ...together.filter(([from, to]) => from < to).map((some) => texts(row(some)))]);
  if (!found.size) return [];
  const phrases = row([0, words.length - 1]);
  const connected = texts(phrases);
  const accents = query.accented ? words.map((_, i) => texts(alone(i, true))) : [];
  const exactly = query.accented ? texts(row([0, words.length - 1], true)) : connected;
  const named = figures.map((some) => row(some));
  return [...found].map((number) => ({
    unit,
    number,
    phrase: connected.has(number) || query.phrases.length > 0,
    exact: !query.accented || (connected.has(number) ? exactly.has(number) : accents.every((some) => some.has(number))),
    // Syllables are so short that apart from each other they tell nothing without the accents that were typed.
    near: connected.has(number) || accents.every((some, i) => typed[i] === words[i] || some.has(number)),
    own: each.every((fields) => fields.has(number * width)),
    told: phrases.has(number * width + 1),
    numbered: named.some((fields) => fields.has(number * width + 2)),
  })).filter(({ near }) => near);
};

/** Pieces by unit. */
const byUnit = (pieces) => {
  const gathered = new Map();
  for (const [, unit, variants] of pieces) gathered.set(unit, [...gathered.get(unit) ?? [], variants]);
  return gathered;
};

/**
 * The texts of a shelf that hold every word of `query`, as { unit, number, phrase, exact, own, told, numbered }: `own`
 * if all stand in its first field (of `width`), `told` if the phrase stands in the second, `numbered` if a figure or
 * symbol stands in the third. `units`: of which, or null; with `prefix` the last word may be begun only.
 */
export const candidates = async (shelf, width, query, units, { prefix = false } = {}) => {
  const asked = taken(query);
  const last = asked.words.length - 1;
  if (last < 0) return [];
  const held = await Promise.all(asked.words.map((word, place) =>
    (prefix && place === last ? shelf.begun : shelf.exactly)(word, units)));
  const found = held.map(byUnit);
  return [...found[0].keys()].filter((unit) => found.every((some) => some.has(unit)))
    .flatMap((unit) => inUnit(query, asked, unit, found.map((some) => some.get(unit)), width, prefix));
};

/** Returns whether a text of a shelf, by unit and number, has every one of `facts`: [name, which values pass]. */
export const marked = async (shelf, facts, units) => {
  const found = await Promise.all(facts.map(async ([name, passes]) => new Map(
    (await shelf.exactly(`#${name}`, units)).map(([, unit, values]) => [unit, standing([values], passes)]))));
  return (unit, number) => found.every((some) => some.get(unit)?.has(number));
};
