// What a question names that has a place of its own: a day, provinces and districts, regimes, a clause of a document.
// Uses: shared.
import { isDay } from "../../shared/dates.js";
import { flat } from "../../shared/fold.js";
import { parse } from "./query.js";

const MOST = 3; // places of one name: of more it is not known which is meant
/** What may stand around a name and asks for nothing else. */
const AROUND = new Set(parse("ở tại tỉnh thành phố tp huyện quận thị xã ngày vào đang áp dụng có gì thế nào ra sao").words);
/** What may stand around several provinces that are to be laid side by side. */
const BESIDE = new Set([...AROUND, ...parse("so sánh giữa với và").words]);
const OF = new Set(parse("của tại theo trong").words);
const KIND = /^(quan|huyen|thi xa|thanh pho) (?=\D)/;
const ORDINALS = parse("nhất hai ba tư năm sáu bảy tám chín mười").words;
/** How the parts of a document are called, by their rank in a label, with what stands for them in an anchor. */
const PARTS = [
  ["dieu", 0, "dieu-"], ["muc", 0, "muc-"], ["phu luc", 0, "pl-"], ["khoan", 1, ""], ["diem", 2, ""],
  ["gach dau dong", 3, "g"], ["doan", 3, "p"],
].map(([name, ...rest]) => [name.split(" "), ...rest]);

const known = new Map(); // hundreds of names are held against each question
const wordsOf = (name) => {
  if (!known.has(name)) known.set(name, parse(name).words);
  return known.get(name);
};
const bare = (words) => words.join("").replace(/[^a-z0-9]/g, "");
const starts = (words, at, name) => name.every((word, i) => words[at + i] === word);
const without = (words, [from, to]) => words.toSpliced(from, to - from);

/** The day that is written in figures: 10/8/2021, 10-8-21, 2021-08-10; null if there is none such. */
const dayOf = (words) => {
  const parts = words.split(/[/.-]/);
  if (parts.length !== 3 || !parts.every((part) => /^(\d\d?|\d{4})$/.test(part))) return null;
  const [year, month, date] = parts[0].length === 4 ? parts : parts.reverse();
  const iso = [year.padStart(4, "20"), month.padStart(2, "0"), date.padStart(2, "0")].join("-");
  return isDay(iso) ? iso : null;
};

/** The first day among `words`, "" for today, with where it stands. */
const dayIn = (words) => {
  for (const [at, word] of words.entries()) {
    if (starts(words, at, ["hom", "nay"])) return { day: "", at: [at, at + 2] };
    const [, thang, month, nam, year] = words.slice(at, at + 5);
    const written = thang === "thang" && nam === "nam";
    const day = dayOf(written ? `${word}/${month}/${year}` : word);
    if (day) return { day, at: [at, at + (written ? 5 : 1)] };
  }
  return null;
};

/** Where one of `names` stands among words, as [from, to]: the longest, also without spaces (kiengiang). */
const standing = (words, names) => {
  const sought = names.map(wordsOf).sort((a, b) => b.length - a.length);
  for (const name of sought) {
    for (const at of words.keys()) {
      if (starts(words, at, name)) return [at, at + name.length];
      if (name.length > 1 && words[at] === bare(name)) return [at, at + 1];
    }
  }
  return null;
};

const longestFirst = (some) => some.filter(({ at }) => at).sort((a, b) => (b.at[1] - b.at[0]) - (a.at[1] - a.at[0]));

/**
 * The place that `words` name, perhaps several of one name, as { slug, name, district }; its province, if they name that
 * as well; and the words left.
 */
const placesIn = (words, { places }) => {
  const [province] = longestFirst(places.map(([slug, name, others, districts]) =>
    ({ slug, name, districts, at: standing(words, [name, ...others]) })));
  const rest = province ? without(words, province.at) : words;
  const own = ({ slug, name, districts }) => districts.map((full) => {
    const folded = flat(full);
    return {
      slug, name, district: { slug: folded.replace(/[^a-z0-9]+/g, "-"), name: full },
      at: standing(rest, [folded, folded.replace(KIND, "")]),
    };
  });
  const among = province ? [province] : places.map(([slug, name, , districts]) => ({ slug, name, districts }));
  const [first, ...more] = longestFirst(among.flatMap(own));
  if (!first) return { found: province ? [{ slug: province.slug, name: province.name }] : [], province, rest };
  const same = [first, ...more.filter(({ at }) => String(at) === String(first.at))];
  return { found: same.map(({ at, ...place }) => place), province, rest: without(rest, first.at) };
};

/** All provinces that `words` name, as they follow each other, and the words left. */
const provincesIn = (words, { places }) => {
  const [first] = longestFirst(places.map(([slug, name, others]) => ({ slug, name, at: standing(words, [name, ...others]) })))
    .sort((a, b) => a.at[0] - b.at[0]);
  if (!first) return { found: [], rest: words };
  const { found, rest } = provincesIn(without(words, first.at), { places });
  return { found: [first, ...found], rest };
};

/** The regime that `words` name, and the words left. */
const regimeIn = (words, { regimes }) => {
  for (const regime of regimes) {
    const names = [regime.n, ...regime.w].map((name) => bare(wordsOf(name)));
    for (const from of words.keys()) {
      for (let to = from + 1; to <= Math.min(words.length, from + 4); to += 1) {
        const named = names.includes(bare(words.slice(from, to).filter((word) => word !== "so")));
        if (named) return { regime, rest: without(words, [from, to]) };
      }
    }
  }
  return { regime: null, rest: words };
};

const numberOf = (word) => (ORDINALS.includes(word) ? String(ORDINALS.indexOf(word) + 1) : word);

/** The part of a document that begins at a place: its rank, what may stand for it in an anchor, and where it ends. */
const partAt = ({ words, accented }, at) => {
  const [name, rank, mark] = PARTS.find(([each]) => starts(words, at, each)) ?? [];
  if (!name) return null;
  const from = at + name.length;
  const which = from + (words[from] === "thu");
  const number = numberOf(words[which] ?? "");
  const letter = rank === 2;
  if (!(letter ? /^[a-z]$/ : /^\d+(\.\d+)?$/).test(number)) return null;
  const letters = number !== "d" ? [number] : accented ? [accented[which] === "đ" ? "dd" : "d"] : ["dd", "d"];
  const marks = (letter ? letters : [number]).map((each) => mark + each.replace(".", "-"));
  return { rank, marks, at: [at, which + 1] };
};

/** The clause that `query` names: its possible anchors, how it is called, and the words left for what it is of. */
const clauseIn = (query) => {
  const parts = query.words.map((_, at) => partAt(query, at)).filter(Boolean);
  if (!parts.length || new Set(parts.map(({ rank }) => rank)).size < parts.length) return null;
  const taken = (at) => parts.some(({ at: [from, to] }) => at >= from && at < to);
  const typed = query.accented ?? query.words;
  const of = typed.filter((_, at) => !taken(at) && !OF.has(query.words[at]));
  const anchors = parts.toSorted((a, b) => a.rank - b.rank).reduce((some, { marks }) =>
    some.flatMap((before) => marks.map((mark) => [...before, mark])), [[]]).map((steps) => `k${steps.join("-")}`);
  const name = parts.toSorted((a, b) => b.rank - a.rank).map(({ at }) => typed.slice(...at).join(" ")).join(" ");
  return of.length ? { anchors, name, of: of.join(" ") } : null;
};

/**
 * What `query` names, as { day, places, compared, regime, clause }. Words beside it leave it open, unless a day and a
 * province are named. `names`: ten-goi.json. `day`: "" today; `compared`: several provinces, instead of `places`;
 * `clause`: { anchors, name, of }, the last as one would ask for it.
 */
export const meaning = (query, names) => {
  const clause = query.phrases.length ? null : clauseIn(query);
  const nothing = { day: null, places: [], compared: [], regime: null, clause };
  if (query.phrases.length || clause) return nothing;
  const dated = dayIn(query.words);
  const undated = dated ? without(query.words, dated.at) : query.words;
  const { regime, rest: unruled } = regimeIn(undated, names);
  const { found, province, rest } = placesIn(unruled, names);
  const places = found.length > MOST ? [] : found;
  const alone = rest.every((word) => AROUND.has(word));
  if (!alone) {
    const several = provincesIn(unruled, names);
    const compared = several.found.length > 1 && several.rest.every((word) => BESIDE.has(word));
    if (compared) return { ...nothing, day: dated?.day ?? null, compared: several.found };
    if (!dated || !province) return nothing;
  }
  return { ...nothing, day: dated?.day ?? null, places, regime: alone ? regime : null };
};
