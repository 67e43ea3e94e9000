// Full text, through Pagefind. It folds accents itself; «đ» it is given as d and a stroke (templates/indexed.html).
import { tonedOld } from "../shared/fold.js";
import { at, fetched } from "./engine/headings.js";

const stroked = (words) => words.replaceAll("đ", "d\u0335").replaceAll("Đ", "D\u0335");
const plain = (words) => words.replaceAll("d\u0335", "đ").replaceAll("D\u0335", "Đ");
let loading = null;
let failures = 0;
let lost = null;

// Where a part of the index does not come, Pagefind finds nothing and keeps to itself why: so it is noticed here.
const ask = globalThis.fetch;
globalThis.fetch = async (what, ...how) => {
  const answer = await ask(what, ...how).catch((error) => ({ error }));
  if (answer.ok) return answer;
  const error = answer.error ?? new Error(`${what}: ${answer.status}`);
  if (String(what).includes("/pagefind/index/")) lost = error;
  if (answer.error) throw error;
  return answer;
};

const load = async () => {
  const version = failures ? `?${failures}` : ""; // browsers remember that a module did not come
  const pagefind = import(at(`tim-kiem/pagefind/pagefind.js${version}`));
  pagefind.catch(() => {}); // told where it is awaited
  const table = await fetched("tim-kiem/dieu-khoan.json");
  if (!Object.keys(table.texts).length) return { engine: null, table }; // an archive without words has no index
  lost = null;
  const engine = (await pagefind).createInstance({ noWorker: true }); // in a worker, what is lost would not be noticed
  await engine.init();
  return { engine, table };
};

/** Forgets what is loaded: an engine that lacks a file never asks for it again. */
export const afresh = () => { loading = null; };

/** The engine and the table of what filters ask, loaded once; a failed load may be asked for again. */
export const fullText = () => {
  loading ??= load().catch((error) => {
    loading = null;
    failures += 1;
    throw error;
  });
  return loading;
};

/** The words under which the index knows a word: 86/NQ-CP stands there as 86, NQ and CP, single letters do not. */
const parts = (word) => {
  const found = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return found.length > 1 ? found.filter((part) => part.length > 1) : found;
};

const both = (first, second) => (first ? new Set([...first].filter((key) => second.has(key))) : second);

/**
 * The texts that hold every word, as { key, phrase, exact, load }, best first: those with the accents asked for, then
 * those with the exact phrase, then by Pagefind's score. What the index cannot tell (a symbol as a whole), the text
 * itself must.
 */
export const candidates = async (engine, query) => {
  const ask = async (words) => new Set((await engine.search(`"${stroked(words)}"`)).results.map((result) => result.id));
  const words = [...new Set(query.words.flatMap(parts))];
  if (!engine || !words.length) return [];
  const holding = async (asked, spellings) => {
    let found = null;
    for (const word of asked) {
      const sets = [];
      for (const spelling of new Set(spellings(word))) sets.push(await ask(spelling));
      found = both(found, new Set(sets.flatMap((some) => [...some])));
    }
    return found;
  };
  await engine.options({ exactDiacritics: false });
  const all = await holding(words, (word) => [word]);
  const phrases = query.words.length > 1 ? await ask(query.words.join(" ")) : all;
  const scored = await engine.search(words.join(" "));
  let accented = all;
  if (query.accented) {
    await engine.options({ exactDiacritics: true });
    accented = await holding(new Set(query.accented.flatMap(parts)), (word) => [word, tonedOld(word)]);
    await engine.options({ exactDiacritics: false });
  }
  if (lost) throw lost;
  return scored.results.filter((result) => all.has(result.id))
    .map((result) => ({
      key: result.id,
      phrase: phrases.has(result.id),
      exact: accented.has(result.id),
      score: result.score,
      load: async () => plain((await result.data()).content),
    }))
    .sort((a, b) => b.exact - a.exact || b.phrase - a.phrase || b.score - a.score);
};
