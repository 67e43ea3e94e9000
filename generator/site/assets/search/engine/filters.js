// What a reader's filters leave.
// Uses: nothing.

/** The first (or last) day that a year, a month or a date stands for: 2021, 8/2021, 10-8-2021, 2021-08-10; else null. */
export const bound = (words, last) => {
  const parts = words.split(/[/.-]/);
  const [year, month = last ? "12" : "1", date = last ? "31" : "1"] = parts[0].length === 4 ? parts : parts.reverse();
  const iso = [year, month.padStart(2, "0"), date.padStart(2, "0")].join("-");
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(iso) ? iso : null;
};

const issuedWithin = ({ d: [first, last = first] = [] }, from, to) =>
  (!from && !to) || (Boolean(first) && (!from || last >= from) && (!to || first <= to));

/** Whether something is in the state that was chosen, if one was: what is overdue is unconfirmed, too. */
const inState = (state, chosen) => `${state} `.startsWith(chosen ? `${chosen} ` : "");

/** Returns whether `choice` leaves something: { of, topics, agencies, state }, of being its document's heading. */
export const filter = (index, choice) => {
  const units = choice.tinh && (index.places[choice.tinh] ?? [choice.tinh]);
  const [from, to] = [bound(choice.tu, false), bound(choice.den, true)];
  return ({ of, topics = [], agencies = [], state }) => (!units || units.includes(of.u))
    && (!choice.loai || of.t === choice.loai)
    && issuedWithin(of, from, to)
    && (!choice["chu-de"] || topics.includes(choice["chu-de"]))
    && (!choice["co-quan"] || agencies.includes(choice["co-quan"]))
    && inState(state, choice["trang-thai"]);
};
