// Days as documents write them, and values over time.
// Uses: nothing.

/** Days under 10 and months 1 and 2 have a zero, as in generator/basics/periods.py. */
export const written = (iso) => {
  const [year, month, day] = iso.slice(0, 10).split("-");
  return `${day}/${month < "03" ? month : Number(month)}/${year}`;
};

/** Whether `words` are a day that there is: 2021-08-10. */
export const isDay = (words) => {
  const date = new Date(`${words}T00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().slice(0, 10) === words;
};

const at = (steps, when) => steps[steps.findLastIndex((since, i) => i % 2 === 0 && since <= when) + 1];

/** What `place` (flat, as in generator/basics/timeseries.py) is on a day, or at a time of it. */
export const pick = (place, { day, time }) =>
  Array.isArray(place) ? at(place, day) : time ? at(place.t, `${day}T${time}`) : at(place.d, day);
