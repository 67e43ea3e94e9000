// What a reader's filters leave.
// Uses: shared.
import { pick } from "../../shared/dates.js";

/** The first (or last) day that a year, a month or a date stands for: 2021, 8/2021, 10-8-2021, 2021-08-10; else null. */
export const bound = (words, last) => {
  const parts = words.split(/[/.-]/);
  const [year, month = last ? "12" : "1", date = last ? "31" : "1"] = parts[0].length === 4 ? parts : parts.reverse();
  const iso = [year, month.padStart(2, "0"), date.padStart(2, "0")].join("-");
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(iso) ? iso : null;
};

const issuedWithin = ([first, last = first], from, to) =>
  (!from && !to) || (Boolean(first) && (!from || last >= from) && (!to || first <= to));

/** Whether something is in the state that was chosen, if one was: what is overdue is unconfirmed, too. */
const inState = (state, chosen) => `${state} `.startsWith(`${chosen} `);

/**
 * What `choice` leaves of a site at a moment: `units`, the places of those among its units, or null for all, and `held`,
 * of those whose documents no site before it holds; which documents it `suits`, by place, type and days of issue; and
 * `facts`, which a text must have: [name, whether a value will do].
 */
export const filter = (site, choice, moment) => {
  const named = choice.tinh && (site.places[choice.tinh] ?? [choice.tinh]);
  const [from, to] = [bound(choice.tu ?? "", false), bound(choice.den ?? "", true)];
  const facts = {
    "chu-de": (topic) => topic === choice["chu-de"],
    "co-quan": (agency) => agency === choice["co-quan"],
    "trang-thai": (states) => inState(pick(JSON.parse(states), moment), choice["trang-thai"]),
  };
  const some = (wanted) => {
    const places = site.units.flatMap((unit, place) => (wanted(unit) ? [place] : []));
    return places.length < site.units.length ? places : null;
  };
  const own = ({ u }) => !named || named.includes(u);
  /** Those documents of the centre that name a chosen province. */
  const naming = ({ m = {} }) => named.flatMap((province) => m[province] ?? []);
  const chosen = (unit) => own(unit) || naming(unit).length > 0;
  return {
    site,
    units: some(chosen),
    held: some((unit) => chosen(unit) && !unit.shared),
    suits: (place, number) => {
      const unit = site.units[place];
      return (own(unit) || naming(unit).includes(number)) && (!choice.loai || unit.t[number] === choice.loai)
        && issuedWithin(unit.d[number], from, to);
    },
    facts: Object.entries(facts).filter(([name]) => choice[name]),
  };
};
