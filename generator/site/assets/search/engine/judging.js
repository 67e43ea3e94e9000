// Whether a text answers a question, and where.
// Uses: shared.
import { flat, toned } from "../../shared/fold.js";
import { parts } from "./query.js";

/** Parts the fields of a heading, and a text from its summaries: no phrase reaches across. */
export const BAR = " ‖ ";
const escaped = (word) => parts(word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s/\\p{Pd}]+");
const between = `[^\\p{L}\\p{N}${BAR.trim()}]+`;
const phrase = (words) => words.map(escaped).join(between);

const patterns = new Map(); // one question is put to thousands of headings
const whole = (words, begun = false) => {
  const pattern = `(?<![\\p{L}\\p{N}])(?:${words})${begun ? "" : "(?![\\p{L}\\p{N}])"}`;
  if (!patterns.has(pattern)) patterns.set(pattern, new RegExp(pattern, "gu"));
  return patterns.get(pattern);
};
const holds = (text, words, begun) => text.search(whole(words, begun)) >= 0;
const spans = (text, words, begun) => [...text.matchAll(whole(words, begun))]
  .map((found) => [found.index, found.index + found[0].length]);
const inOrder = (some) => some.flat().sort((one, other) => one[0] - other[0]);

/**
 * How `text` answers `query`: null, or whether it holds all words as one phrase and with the accents asked for, and
 * the places [from, to] of what answers. With `prefix` the last word may be the beginning of one.
 */
export const judge = (query, text, { prefix = false } = {}) => {
  if (!query.words.length) return null;
  const folded = flat(text);
  const begun = (place) => prefix && place === query.words.length - 1;
  const together = spans(folded, phrase(query.words), prefix);
  if (query.phrases.some((some) => !holds(folded, phrase(some)))) return null;
  const apart = query.words.map((word, place) => spans(folded, escaped(word), begun(place)));
  if (!together.length && apart.some((found) => !found.length)) return null;
  const accents = query.accented && toned(text);
  const accented = (word, place) => holds(accents, escaped(word), begun(place));
  // Syllables are so short that apart from each other they tell nothing without the accents that were typed.
  if (accents && !together.length
    && !query.accented.every((word, place) => word === query.words[place] || accented(word, place))) return null;
  const exact = !accents || (together.length ? holds(accents, phrase(query.accented), prefix) : query.accented.every(accented));
  const connected = together.length > 0 || query.phrases.length > 0;
  return { phrase: connected, exact, spans: together.length ? together : inOrder(apart) };
};

/** Where `query` stands in `text`: as a phrase, else any word of it; with `prefix` the last word may be begun only. */
export const places = (query, text, { prefix = false } = {}) => {
  if (!query.words.length) return [];
  const folded = flat(text);
  const together = spans(folded, phrase(query.words), prefix);
  if (together.length) return together;
  const last = query.words.length - 1;
  return inOrder(query.words.map((word, place) => spans(folded, escaped(word), prefix && place === last)));
};
