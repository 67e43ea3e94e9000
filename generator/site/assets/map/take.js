// The map of the day that is shown, to be taken along: as a link that says the same tomorrow, or as a picture.
// Uses: shared, day.
import { DAY, moment, readable } from "../day/day.js";
import { code } from "../day/laying.js";
import { written } from "../shared/dates.js";
import { png, svg } from "./image.js";

const here = () => {
  const url = new URL(location.href);
  url.searchParams.set(DAY, code(moment()));
  url.hash = "";
  return readable(url);
};

const drawn = (map) => svg({
  tiles: map.querySelector(".tiles"),
  title: map.dataset.title,
  day: `${moment().time ? `${moment().time} ngày` : "Ngày"} ${written(moment().day)}`,
  looks: [...map.querySelectorAll(".looks li:not([hidden])")].map((item) => ({
    swatch: item.querySelector("svg"),
    text: `${item.querySelector("a").textContent}: ${item.querySelector(".count").textContent} tỉnh`,
  })),
  source: [
    `Nguồn: ${document.querySelector(".brand").textContent.trim()}, dữ liệu kho ngày ${written(document.documentElement.dataset.today)}`,
    here(),
  ],
});

/** Gives the drawing of `map` as a file; `form`: svg or png. */
export const picture = async (map, form) => {
  const text = drawn(map);
  const blob = form === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await png(text);
  const name = `ban-do_${map.dataset.division}_${code(moment()).replace(":", "")}.${form}`;
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
  return "Đã tải về.";
};

/** Copies the address of the day. */
export const copy = async () => {
  try {
    await navigator.clipboard.writeText(here());
    return "Đã sao chép.";
  } catch {
    return `Không chép được, hãy chép tay: ${here()}`;
  }
};
