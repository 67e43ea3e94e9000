// Folding for search: pure. One character stays one, so that places in the folded text are places in the text itself.
// Uses: nothing.

const OLD_TONES = /(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![\p{L}\p{M}])/gu;
const OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];
const NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];

const keepingLength = (text, change) => text.replace(/\P{ASCII}/gu, (letter) => {
  const changed = change(letter);
  return changed.length === letter.length ? changed : letter;
});

const lower = (text) => keepingLength(text.normalize("NFC").replace(/[A-Z]+/g, (some) => some.toLowerCase()),
  (letter) => letter.toLowerCase());

/** In lower case without accents, đ as d: as generator/basics/matching.py folds. */
export const flat = (text) => keepingLength(lower(text), (letter) => {
  const [base] = letter.normalize("NFD");
  return base === "đ" ? "d" : base.toLowerCase();
});

/** In lower case with accents, the tone mark where today's spelling has it: hoà → hòa. */
export const toned = (text) => lower(text).replace(OLD_TONES, (pair) => NEW[OLD.indexOf(pair)]);
