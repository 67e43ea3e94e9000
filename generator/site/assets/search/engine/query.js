// What a reader asks for, taken apart.
// Uses: shared.
import { written } from "../../shared/dates.js";
import { flat, toned } from "../../shared/fold.js";

const QUOTED = /[“”"«„]([^“”"«»„]+)[“”"»]|^['‘](.+)['’]$/gsu;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** The parts of a word with symbols. Which symbol parts them is typed in many ways: vắc-xin, 1377-UBND–KGVX. */
export const parts = (word) => word.split(/[/\p{Pd}]+/u).filter(Boolean);

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
