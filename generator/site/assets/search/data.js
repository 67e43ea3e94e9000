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
  const load = once((name) => fetched(at(`${FOLDER}${name}.json`, base)));
  const open = (name) => shelf((file) => load(`${name}/${file}`));
  return {
    ...await load("muc-luc"),
    base,
    headings: open("tieu-de"),
    clauses: open("toan-van"),
    cards: open("ten"),
    texts: (address) => load(address.slice(0, -1)),
  };
};
const site = once(opened);

/** The sites that are searched, this one first. */
export const sites = () => Promise.all([home].map(site));
