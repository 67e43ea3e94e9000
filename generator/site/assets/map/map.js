// Shows one of the two maps: the one that the address asks for, else that of the division in force on the day; says
// aloud what it shows, and gives it away as a link or a picture. What plays it and what draws pictures come later.
// Uses: shared, day.
import { code, DAY, moment, onDay, readable } from "../day/day.js";
import { written } from "../shared/dates.js";

const divided = [...document.querySelectorAll("section[data-division]")];
const links = [...document.querySelectorAll(".switch a")];
const known = new Set(divided.map((division) => division.dataset.division));
const chosen = (name) => document.querySelector(`.${name}.chosen`);

const asked = () => {
  const key = new URLSearchParams(location.search).get("ban-do");
  return known.has(key) ? key : null;
};

const show = (key) => {
  for (const division of divided) {
    const here = division.dataset.division === key;
    division.hidden = !here;
    division.classList.toggle("chosen", here);
  }
  for (const link of links) {
    if (link.dataset.division === key) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  }
};

const address = (key) => {
  const query = new URLSearchParams(location.search);
  query.set("ban-do", key);
  return `?${query}`;
};

const update = () => {
  show(asked() ?? document.querySelector("[data-in-force]").dataset.inForce);
  for (const link of links) link.href = address(link.dataset.division);
};

for (const link of links) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(history.state, "", address(link.dataset.division));
    update();
  });
}

// What the list of provinces says, in a breath: names where a regime is known, else how many.

const dayWords = () => (moment().time ? `${moment().time} ` : "") + `ngày ${written(moment().day)}`;

const said = () => {
  const groups = [...chosen("groups").querySelectorAll("section:not([hidden])")].map((group) => {
    const heading = group.querySelector("h3");
    const places = [...group.querySelectorAll("li > a")].map((place) => place.textContent);
    const names = /(unknown|none-held)$/.test(heading.id) ? "" : `: ${places.join(", ")}`;
    return `${heading.firstChild.textContent.trim()}, ${places.length} tỉnh${names}.`;
  });
  return [`Bản đồ ${dayWords()}.`, ...groups].join(" ");
};

let before = null;
const tell = () => {
  if (before !== null && before !== code(moment())) document.querySelector(".story > .heard").textContent = said();
  before = code(moment());
};

// A link and pictures that say the same tomorrow.

const here = () => {
  const url = new URL(location.href);
  url.searchParams.set(DAY, code(moment()));
  url.hash = "";
  return readable(url);
};

const picture = async (form) => {
  const { svg, png } = await import("./image.js");
  const map = chosen("division");
  const looks = [...map.querySelectorAll(".looks li:not([hidden])")].map((item) => ({
    swatch: item.querySelector("svg"),
    text: `${item.querySelector("a").textContent}: ${item.querySelector(".count").textContent} tỉnh`,
  }));
  const text = svg({
    tiles: map.querySelector(".tiles"),
    title: map.dataset.title,
    day: dayWords().replace(/^./, (letter) => letter.toUpperCase()),
    looks,
    source: [
      `Nguồn: ${document.querySelector(".brand").textContent.trim()}, dữ liệu kho ngày ${written(document.documentElement.dataset.today)}`,
      here(),
    ],
  });
  const blob = form === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await png(text);
  const name = `ban-do_${map.dataset.division}_${code(moment()).replace(":", "")}.${form}`;
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
  return "Đã tải về.";
};

const copy = async () => {
  try {
    await navigator.clipboard.writeText(here());
    return "Đã sao chép.";
  } catch {
    return `Không chép được, hãy chép tay: ${here()}`;
  }
};

const take = document.querySelector(".take");
take.addEventListener("click", async ({ target }) => {
  const form = target.dataset.take;
  if (!form) return;
  const words = form === "link" ? await copy() : await picture(form).catch(() => "Không vẽ được hình; hãy tải lại trang.");
  take.querySelector("[role=status]").textContent = words;
});

if (document.querySelector(".player")) import("./player.js").then(({ start }) => start(update)).catch(() => {});
update();
onDay(() => {
  update();
  tell();
});
