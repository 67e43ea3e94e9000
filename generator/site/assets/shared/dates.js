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

// By the year, which has four figures, one sees what stands first.
const MOMENT =
  /^(?:(\d{4})[-/.](\d\d?)[-/.](\d\d?)|(\d\d?)[-/., ]+(\d\d?)[-/., ]+(\d{4}))(?:(?:T| +)([01]?\d|2[0-3]):([0-5]\d))?$/;
const two = (figures) => figures.padStart(2, "0");

/** The {day, time} that `words` name, as addresses have it or as people write it (10/8/2021 6:00); null: none. */
export const named = (words) => {
  const [found, y, m, d, date = d, month = m, year = y, hour, minute] = words.trim().match(MOMENT) ?? [];
  const day = found && `${year}-${two(month)}-${two(date)}`;
  return found && isDay(day) ? { day, time: hour ? `${two(hour)}:${minute}` : null } : null;
};

const at = (steps, when) => steps[steps.findLastIndex((since, i) => i % 2 === 0 && since <= when) + 1];

/** What `place` (flat, as in generator/basics/timeseries.py) is on a day, or at a time of it. */
export const pick = (place, { day, time }) =>
  Array.isArray(place) ? at(place, day) : time ? at(place.t, `${day}T${time}`) : at(place.d, day);
