// Loads what search is asked of.
// Uses: day, search/engine.
import { fetched, home, joined } from "../day/day.js";
import { shelf } from "./engine/shelf.js";

const FOLDER = "tim-kiem/";

/** The address of something, from the site's root, as seen from here. */
export const at = (path, base = home) => new URL(path, base).href;

/** A site as one calls it: vi-du.github.io/mien-nam */
export const nameOf = (base) => base.replace(/^\w+:\/\/|\/$/g, "");

/** What is said of a site that does not answer. */
export const unheard = (base) => `Không hỏi được trang ${nameOf(base)}, nên ở đây thiếu phần của trang ấy.`;

const PATIENCE = 10_000; // ms that another site may take for a file

/** `known` by name, made by `load` at the first time. */
const once = (known, load) => (name) => {
  if (!known.has(name)) known.set(name, load(name));
  return known.get(name);
};

/** The regimes of a province over time, as generator/exports/day_tables.py tells them. */
export const regimesOf = once(new Map(), (slug) => fetched(at(`du-lieu/tinh-theo-ngay/${slug}.json`)));

const opened = async (base) => {
  const load = once(new Map(), async (name) => {
    try {
      const signal = base === home.href ? null : AbortSignal.timeout(PATIENCE);
      return await fetched(at(`${FOLDER}${name}.json`, base), { signal });
    } catch (error) {
      open.delete(base); // what failed may be asked for again, and may have been replaced as a whole
      throw Object.assign(error, { site: base });
    }
  });
  const words = (name) => shelf((file) => load(`${name}/${file}`));
  // Which words mean the same, and what names lead to, is asked of this site alone.
  const [contents, names] = await Promise.all([load("muc-luc"), base === home.href ? load("ten-goi") : null]);
  return {
    ...contents,
    base,
    names,
    spellings: () => load("chinh-ta"),
    headings: words("tieu-de"),
    clauses: words("toan-van"),
    cards: words("ten"),
    texts: (address) => load(address.slice(0, -1)),
  };
};
const open = new Map();
const site = once(open, opened);

/**
 * The sites that are searched, this one first, `without` those that begin there. What fails of one names it: `site`.
 * Units of which a site before holds documents are `shared`: all sites have the same of them.
 */
export const sites = async (without = []) => {
  const found = await Promise.all([home.href, ...joined].filter((base) => !without.includes(base)).map(site));
  const holds = ({ units }, unit) => units.some(({ u, h }) => u === unit && h.some((text) => text !== null));
  return found.map((each, place) => ({
    ...each,
    units: each.units.map((unit) => ({ ...unit, shared: found.slice(0, place).some((one) => holds(one, unit.u)) })),
  }));
};
