// Loads what search is asked of.
// Uses: day.
import { fetched, home } from "../day/day.js";

/** The address of something, from the site's root, as seen from here. */
export const at = (path) => new URL(path, home).href;

/** Returns what gives the result of `load`, which runs once; a load that failed may be asked for again. */
const once = (load) => {
  let loading = null;
  const get = () => {
    loading ??= load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  return { get, forget: () => { loading = null; } };
};

const index = once(() => fetched(at("tim-kiem/muc-luc.json")));
/** The index of headings, loaded once. */
export const headings = index.get;

/** Pagefind finds nothing where a part of its index does not come, and keeps to itself why: so it loads through here. */
const watched = (pagefind) => {
  let lost = null;
  pagefind.loadBy(async (...asked) => {
    try {
      const answer = await fetch(...asked);
      if (!answer.ok) throw new Error(`${asked[0]}: ${answer.status}`);
      return answer;
    } catch (error) {
      lost ??= error;
      throw error;
    }
  });
  const { options, search } = pagefind.createInstance({ noWorker: true }); // a worker would load by itself
  return {
    options,
    async search(words) {
      const found = await search(words);
      if (lost) throw lost;
      return found;
    },
  };
};

let failures = 0;
const load = async () => {
  const version = failures ? `?${failures}` : ""; // browsers remember that a module did not come
  const pagefind = import(at(`tim-kiem/pagefind/pagefind.js${version}`));
  pagefind.catch(() => {}); // told where it is awaited
  const table = await fetched(at("tim-kiem/dieu-khoan.json"));
  if (!Object.keys(table.texts).length) return { engine: null, table }; // an archive without words has no index
  return { engine: watched(await pagefind), table };
};
const loaded = once(() => load().catch((error) => {
  failures += 1;
  throw error;
}));
/** The full text, loaded once: the engine that searches it, and the table of what filters ask. */
export const fullText = loaded.get;
/** Forgets the full text: an engine that lacks a file never asks for it again. */
export const afresh = loaded.forget;
