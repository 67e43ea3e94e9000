// A shelf of the index as generator/site/search_index.py writes it: in which file a piece stands, and what it says.
// Uses: nothing.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Uint8Array(128);
[...DIGITS].forEach((digit, value) => { VALUES[digit.charCodeAt(0)] = value; });

/** Rising numbers, of which it is written by how much each is more than the last, five bits a letter. */
export const numbers = (text) => {
  const found = [];
  let [number, step] = [0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const value = VALUES[text.charCodeAt(i)];
    step = step * 32 + (value & 31);
    if (value < 32) {
      number += step;
      found.push(number);
      step = 0;
    }
  }
  return found;
};

const DIRECTORY = "muc-luc";
const MOST = 12; // files that letters which begin a word may lead to

/** The places in a directory of the files between two keys and numbers. */
const range = (directory, [from, to]) => {
  const place = (key, number) => directory.findLastIndex(([k, n]) => k < key || (k === key && n <= number));
  const first = Math.max(0, place(...from));
  return Array.from({ length: place(...to) - first + 1 }, (_, i) => first + i);
};

/**
 * A shelf: `load` gives the pieces of a file, [key, number, what stands there], in order, and its directory, which says
 * with which key and number each file begins: [key, number, file]. `wanted`: which numbers, or null for all.
 */
export const shelf = (load) => {
  const read = async (directory, places) =>
    (await Promise.all([...new Set(places)].map((each) => load(directory[each][2])))).flat();
  const only = (wanted) => ([, number]) => !wanted || wanted.includes(number);
  const exactly = async (key, wanted = null) => {
    const directory = await load(DIRECTORY);
    const ends = wanted ? wanted.map((number) => [[key, number], [key, number]]) : [[[key, 0], [key, Infinity]]];
    const places = ends.flatMap((each) => range(directory, each));
    return (await read(directory, places)).filter(([found]) => found === key).filter(only(wanted));
  };
  return {
    /** The pieces of a key. */
    exactly,
    /** The pieces of all keys that begin so; of none but itself where they are too many. */
    begun: async (key, wanted = null) => {
      const directory = await load(DIRECTORY);
      const places = range(directory, [[key, 0], [`${key}\uffff`, 0]]);
      if (places.length > MOST) return exactly(key, wanted);
      return (await read(directory, places)).filter(([found]) => found.startsWith(key)).filter(only(wanted));
    },
  };
};
