// Loads what search is asked of.
// Uses: day, search/engine.
import { fetched, home } from "../day/day.js";
import { shelf } from "./engine/shelf.js";

const FOLDER = "tim-kiem/";

/** The address of something, from the site's root, as seen from here. */
export const at = (path, base = home) => new URL(path, base).href;

/** Returns what gives the result of `load`, which runs once for each name; what failed may be asked for again. */
const once = (load) => {
  const loading = new Map();
  return (name) => {
    if (!loading.has(name)) {
      loading.set(name, load(name).catch((error) => {
        loading.delete(name);
        throw error;
      }));
    }
    return loading.get(name);
  };
};

const opened = async (base) => {
  const { shelves, ...site } = await fetched(at(`${FOLDER}muc-luc.json`, base));
  const open = (name) => shelf(shelves[name], once((file) => fetched(at(`${FOLDER}${name}/${file}.json`, base))));
  return {
    ...site,
    base,
    headings: open("tieu-de"),
    clauses: open("toan-van"),
    cards: open("ten"),
    texts: once((address) => fetched(at(`${FOLDER}${address.slice(0, -1)}.json`, base))),
  };
};
const site = once(opened);

/** The sites that are searched, this one first. */
export const sites = () => Promise.all([home].map(site));
