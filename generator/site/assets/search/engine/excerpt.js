// A text cut to what answers.
// Uses: nothing.

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
