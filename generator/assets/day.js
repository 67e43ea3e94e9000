// The day that is looked at: today in Việt Nam, or the one in the address.
const VIETNAM = 7 * 3600e3;

export const moment = () => {
  const asked = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(new URLSearchParams(location.search).get("ngay") ?? "");
  const today = new Date(Date.now() + VIETNAM).toISOString().slice(0, 10);
  return { day: asked?.[1] ?? today, time: asked?.[2] ?? null, asked: Boolean(asked) };
};

export const onDay = (fn) => fn(moment());

export const pick = (flat, { day }) => {
  let value;
  for (let i = 0; i < flat.length && flat[i] <= day; i += 2) value = flat[i + 1];
  return value;
};

export const keep = (root) => {
  const { asked } = moment();
  if (!asked) return;
  const day = new URLSearchParams(location.search).get("ngay");
  for (const link of root.querySelectorAll("a[href]")) {
    const url = new URL(link.href);
    if (url.origin !== location.origin) continue;
    url.searchParams.set("ngay", day);
    link.href = url.href;
  }
  for (const form of root.querySelectorAll("form")) {
    const field = form.elements.ngay ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "ngay" }));
    field.value = day;
  }
};

export const written = (iso) => {
  const [year, month, day] = iso.split("-");
  return `${day}/${Number(month) < 3 ? month : Number(month)}/${year}`;
};
