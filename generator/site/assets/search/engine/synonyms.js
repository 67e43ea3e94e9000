// What else is asked for by a question: the same with words that documents use instead.
// Uses: shared.
import { flat, toned } from "../../shared/fold.js";
import { parse } from "./query.js";

const MOST = 6;
const GLUED = /^([a-z]{2,})(\d+)$/;

/** Where the words of `phrase` stand in a question, as [from, to]; with the accents that were typed, if any were. */
const place = (query, phrase) => {
  const { words, accented } = parse(phrase);
  const [asked, sought] = query.accented ? [query.accented, accented ?? words] : [query.words, words];
  const from = asked.findIndex((_, at) => sought.every((word, i) => asked[at + i] === word));
  return from < 0 ? null : [from, from + sought.length];
};

/** The longest of `phrases` that stands in a question, with its place. */
const longest = (query, phrases) => phrases.map((phrase) => ({ phrase, at: place(query, phrase) }))
  .filter(({ at }) => at).sort((a, b) => (b.at[1] - b.at[0]) - (a.at[1] - a.at[0]))[0];

/** Whatever each of the `names` offers for words of a question: [place, other words]. */
const offers = (query, { same, also, types }) => {
  const groups = same.flatMap((group) => {
    const found = longest(query, group);
    return found ? group.filter((words) => toned(words) !== toned(found.phrase)).map((words) => [found.at, words]) : [];
  });
  const wider = Object.entries(also).flatMap(([phrase, others]) => {
    const at = place(query, phrase);
    return at ? others.map((words) => [at, words]) : [];
  });
  const parted = query.words.flatMap((word, at) => {
    const [, letters, figure] = word.match(GLUED) ?? [];
    return letters ? [[[at, at + 1], `${types[letters] ?? letters} ${figure}`]] : [];
  });
  return [...parted, ...groups, ...wider].sort(([a], [b]) => (b[1] - b[0]) - (a[1] - a[0]));
};

/**
 * The questions that mean the same as `query`, as { words, query }: in each one phrase of it is replaced by `words`,
 * which must occur as they are. Of what is asked for in quotes there are none. `names`: ten-goi.json.
 */
export const alternatives = (query, names) => {
  if (query.phrases.length) return [];
  const asked = query.accented ?? query.words;
  const made = offers(query, names).map(([[from, to], words]) => {
    // With accents only among such as have them, too.
    const meant = query.accented || to - from === asked.length ? words : flat(words);
    const other = parse([...asked.slice(0, from), meant, ...asked.slice(to)].join(" "));
    return { words, query: { ...other, phrases: [parse(words).words] } };
  });
  return made.filter(({ query: { words } }, at) =>
    made.findIndex((other) => other.query.words.join(" ") === words.join(" ")) === at).slice(0, MOST);
};
