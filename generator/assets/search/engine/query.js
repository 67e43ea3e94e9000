// What a reader asks for, and whether a text answers it.
import { written } from "../../day/day.js";
import { flat, toned } from "../../shared/fold.js";

const QUOTED = /[“”"«„]([^“”"«»„]+)[“”"»]|^['‘](.+)['’]$/gsu;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** Parts the fields of a heading, and a text from its summaries (templates/indexed.html): no phrase reaches across. */
export const BAR = " ‖ ";
/** The parts of a word with symbols. Which symbol parts them is typed in many ways: vắc-xin, 1377-UBND–KGVX. */
export const parts = (word) => word.split(/[/\p{Pd}]+/u).filter(Boolean);
const escaped = (word) => parts(word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s/\\p{Pd}]+");
const patterns = new Map(); // one question is put to thousands of headings
const whole = (words, begun = false) => {
  const pattern = `(?<![\\p{L}\\p{N}])(?:${words})${begun ? "" : "(?![\\p{L}\\p{N}])"}`;
  if (!patterns.has(pattern)) patterns.set(pattern, new RegExp(pattern, "gu"));
  return patterns.get(pattern);
};
const holds = (text, words, begun) => text.search(whole(words, begun)) >= 0;
const between = `[^\\p{L}\\p{N}${BAR.trim()}]+`;

/** A date as documents write it: 2/9 → 02/9, 31-08-2021 → 31/8/2021. */
const dated = (word) => word.replace(/^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}))?$/u, (all, day, _, month, year) => {
  if (day > 31 || month > 12) return all;
  const date = written(`${year ?? "0000"}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return year ? date : date.slice(0, -"/0000".length);
});

/** Words as they must occur: what holds a digit, «/» or «-» stays one (1377/UBND-KGVX), anything else is parted. */
const tokens = (text) => text.split(/[\s;()]+|[:,](?!\d)|(?<!\d)[:,]/u).map((word) => word.replace(EDGES, ""))
  .filter(Boolean).flatMap((word) => (/[\p{N}/-]/u.test(word) ? [dated(word)] : word.split(/[^\p{L}\p{N}\p{M}]+/u)));

/** A question: its words folded and with accents (null if it has none), and the folded words of each exact phrase. */
export const parse = (text) => {
  const asked = text.normalize("NFC").trim();
  const usual = asked.replace(/\p{Pd}/gu, "-").replace(/[Ðð]/gu, "đ"); // old fonts have the Icelandic letter
  const words = tokens(usual);
  const folded = words.map(flat);
  const accented = words.map(toned);
  return {
    text: asked,
    words: folded,
    accented: accented.some((word, place) => word !== folded[place]) ? accented : null,
    phrases: [...usual.matchAll(QUOTED)].map(([, inner, single]) => tokens(inner ?? single).map(flat))
      .filter((some) => some.length),
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
  if (query.phrases.some((some) => !holds(folded, phrase(some)))) return null;
  const apart = query.words.map((word, place) => spans(folded, escaped(word), prefix && place === last));
  if (!together.length && apart.some((found) => !found.length)) return null;
  const accents = query.accented && toned(text);
  const accented = (word, place) => holds(accents, escaped(word), prefix && place === last);
  // Syllables are so short that apart from each other they tell nothing without the accents that were typed.
  if (accents && !together.length
    && !query.accented.every((word, place) => word === query.words[place] || accented(word, place))) return null;
  const exact = !accents || (together.length ? holds(accents, phrase(query.accented), prefix) : query.accented.every(accented));
  const connected = together.length > 0 || query.phrases.length > 0;
  return { phrase: connected, exact, spans: together.length ? together : apart.flat().sort((a, b) => a[0] - b[0]) };
};

/** Where `query` stands in `text`: as a phrase, else any word of it; with `prefix` the last word may be begun only. */
export const places = (query, text, { prefix = false } = {}) => {
  if (!query.words.length) return [];
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
