// Which texts the full-text index offers for a question. `engine` searches as Pagefind does, which folds accents
// itself; `letters` are those that it spells otherwise.
// Uses: shared.
import { tonedOld } from "../../shared/fold.js";

const respelt = (words, letters) => letters.reduce((text, [from, to]) => text.replaceAll(from, to), words);

/** The words under which the index knows a word: 86/NQ-CP stands there as 86, NQ and CP, single letters do not. */
const parts = (word) => {
  const found = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return found.length > 1 ? found.filter((part) => part.length > 1) : found;
};

const both = (first, second) => (first ? new Set([...first].filter((key) => second.has(key))) : second);

/** The keys of the texts that hold every one of `words`, in one of its `spellings`. */
const holding = async (ask, words, spellings) => {
  let found = null;
  for (const word of words) {
    const sets = [];
    for (const spelling of new Set(spellings(word))) sets.push(await ask(spelling));
    found = both(found, new Set(sets.flatMap((some) => [...some])));
  }
  return found;
};

/** The keys of those with the accents asked for. The engine is left as it was. */
const accentedTexts = async (engine, ask, accented) => {
  await engine.options({ exactDiacritics: true });
  const found = await holding(ask, new Set(accented.flatMap(parts)), (word) => [word, tonedOld(word)]);
  await engine.options({ exactDiacritics: false });
  return found;
};

/**
 * The texts that hold every word, as { key, phrase, exact, load }, best first: those with the accents asked for, then
 * those with the exact phrase, else in the engine's order. What the index cannot tell (a symbol as a whole), the text
 * itself must.
 */
export const candidates = async ({ engine, letters }, query) => {
  const words = [...new Set(query.words.flatMap(parts))];
  if (!engine || !words.length) return [];
  const ask = async (asked) =>
    new Set((await engine.search(`"${respelt(asked, letters)}"`)).results.map((result) => result.id));
  await engine.options({ exactDiacritics: false });
  const all = await holding(ask, words, (word) => [word]);
  const phrases = query.words.length > 1 ? await ask(query.words.join(" ")) : all;
  const scored = await engine.search(words.join(" "));
  const accented = query.accented ? await accentedTexts(engine, ask, query.accented) : all;
  const back = letters.map(([from, to]) => [to, from]);
  return scored.results.filter((result) => all.has(result.id))
    .map((result) => ({
      key: result.id,
      phrase: phrases.has(result.id),
      exact: accented.has(result.id),
      score: result.score,
      load: async () => respelt((await result.data()).content, back),
    }))
    .sort((a, b) => b.exact - a.exact || b.phrase - a.phrase);
};
