// What a reader asks for, and whether a text answers it.
import { flat, toned } from "./fold.js";

const QUOTED = /^\s*[“”"«„'](.+)[“”"»'’]\s*$/su;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** Parts the fields of a heading, and a text from its summaries (templates/indexed.html): no phrase reaches across. */
export const BAR = " ‖ ";
const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const patterns = new Map(); // one question is put to thousands of headings
const whole = (words, begun = false) => {
  const pattern = `(?<![\\p{L}\\p{N}])(?:${words})${begun ? "" : "(?![\\p{L}\\p{N}])"}`;
  if (!patterns.has(pattern)) patterns.set(pattern, new RegExp(pattern, "gu"));
  return patterns.get(pattern);
};
const holds = (text, words, begun) => text.search(whole(words, begun)) >= 0;
const between = `[^\\p{L}\\p{N}${BAR.trim()}]+`;

/** Words as they must occur: what holds a digit, «/» or «-» stays one (1377/UBND-KGVX), anything else is parted. */
const tokens = (text) => text.split(/\s+/u).map((word) => word.replace(EDGES, "")).filter(Boolean)
  .flatMap((word) => (/[\p{N}/-]/u.test(word) ? [word] : word.split(/[^\p{L}\p{N}\p{M}]+/u)));

/** A question: its words folded and with accents, whether only the exact phrase counts, whether it has accents. */
export const parse = (text) => {
  const asked = text.normalize("NFC").trim();
  const quoted = QUOTED.exec(asked);
  const words = tokens(quoted ? quoted[1] : asked);
  const folded = words.map(flat);
  const accented = words.map(toned);
  return {
    text: asked,
    words: folded,
    accented: accented.some((word, place) => word !== folded[place]) ? accented : null,
    phrase: Boolean(quoted),
  };
};

const spans = (text, pattern, begun) => [...text.matchAll(whole(pattern, begun))]
  .map((found) => [found.index, found.index + found[0].length]);
const phrase = (words) => words.map(escaped).join(between);

/**
 * How `text` answers `query`: null, or whether it holds all words as one phrase and with the accents asked for, and
 * the places [from, to] of what answers. With `prefix` the last word may be the beginning of one.
 */
export const judge = (query, text, { prefix = false } = {}) => {
  if (!query.words.length) return null;
  const folded = flat(text);
  const last = query.words.length - 1;
  const together = spans(folded, phrase(query.words), prefix);
  if (!together.length && query.phrase) return null;
  const apart = query.words.map((word, place) => spans(folded, escaped(word), prefix && place === last));
  if (!together.length && apart.some((found) => !found.length)) return null;
  const accents = query.accented && toned(text);
  const exact = !accents || (together.length
    ? holds(accents, phrase(query.accented), prefix)
    : query.accented.every((word, place) => holds(accents, escaped(word), prefix && place === last)));
  return { phrase: together.length > 0, exact, spans: together.length ? together : apart.flat().sort((a, b) => a[0] - b[0]) };
};

/** Where `query` stands in `text`: as a phrase, else any word of it; with `prefix` the last word may be begun only. */
export const places = (query, text, { prefix = false } = {}) => {
  const folded = flat(text);
  const find = (words) => spans(folded, words, prefix);
  const together = find(phrase(query.words));
  if (together.length) return together;
  const apart = query.words.flatMap((word, place) => spans(folded, escaped(word), prefix && place === query.words.length - 1));
  return apart.sort((one, other) => one[0] - other[0]);
};

/** The place from which `length` characters of text hold the most of `found`. */
const densest = (found, length) => {
  const held = found.map(([from]) => found.filter(([start, end]) => start >= from && end <= from + length).length);
  return found[held.indexOf(Math.max(...held))] ?? [0, 0];
};

/** The words of `text` around what answers, as [words, is it marked] in order. */
export const excerpt = (text, found, around = 110) => {
  const [first, last] = densest(found, around);
  let from = Math.max(0, first - around);
  let to = Math.min(text.length, Math.max(from + 2 * around, last + around));
  if (from) from = text.indexOf(" ", from) + 1;
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), last);
  const pieces = from ? [["… ", false]] : [];
  let at = from;
  for (const [start, end] of found) {
    if (start < at || end > to) continue;
    pieces.push([text.slice(at, start), false], [text.slice(start, end), true]);
    at = end;
  }
  pieces.push([text.slice(at, to) + (to < text.length ? " …" : ""), false]);
  return pieces;
};
