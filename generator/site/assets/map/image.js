// The map of a day as a picture by itself: with its title, what its looks mean, the day, and where it comes from.
// Uses: nothing.

const SVG = "http://www.w3.org/2000/svg";
const [MARGIN, TOP, MAP] = [40, 150, 1200];
const [TITLE, DAY, LOOK, SOURCE] = [34, 28, 24, 19];
const KEPT = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-size", "font-weight", "text-anchor",
];
const [TEXT, MUTED] = ["#15202a", "#495661"];

const made = (name, attributes, ...content) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
};
const words = (x, y, size, text, more = {}) => made("text", { x, y, "font-size": size, fill: TEXT, ...more }, text);

/** How wide the widest of `texts` is, with some room for other fonts of the same kind. */
const widest = (texts, font) => {
  const paper = document.createElement("canvas").getContext("2d");
  paper.font = `${font}px sans-serif`;
  return Math.max(...texts.map((text) => paper.measureText(text).width)) * 1.1;
};

/** A copy that needs no stylesheet: links become groups, and what they look like stands in each shape. */
const copied = (original) => {
  if (original.nodeType !== Node.ELEMENT_NODE) return original.cloneNode();
  const name = original.localName === "a" ? "g" : original.localName;
  const copy = made(name, {}, ...[...original.childNodes].map(copied));
  for (const { name: key, value } of original.attributes) {
    if (!/^(class|href|data-.*|role|aria-.*)$/.test(key)) copy.setAttribute(key, value);
  }
  if (["rect", "path", "text"].includes(name)) {
    const style = getComputedStyle(original);
    for (const key of KEPT) copy.setAttribute(key, style.getPropertyValue(key));
  }
  return copy;
};

/** `draw` as it looks in the light scheme: pictures are for white paper. */
const inLight = (draw) => {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = "light";
  try {
    return draw();
  } finally {
    if (before === undefined) delete dataset.theme; else dataset.theme = before;
  }
};

/**
 * The picture as text. `tiles`: the drawing of the map; `looks`: of each look its swatch and its words;
 * `source`: lines for the foot.
 */
export const svg = ({ tiles, title, day, looks, source }) => inLight(() => {
  const { width: across, height: down } = tiles.viewBox.baseVal;
  const scale = MAP / down;
  const right = MARGIN * 2 + across * scale;
  const foot = TOP + MAP + MARGIN;
  const height = foot + source.length * 28 + 10;
  const width = Math.ceil(MARGIN + Math.max(
    MARGIN + widest([title], `bold ${TITLE}`), MARGIN + widest(source, SOURCE), right + 64 + widest(looks.map(({ text }) => text), LOOK),
  ));
  const legend = looks.flatMap(({ swatch, text }, n) => [
    made("g", { transform: `translate(${right} ${TOP + n * 64}) scale(.5)` }, ...[...swatch.childNodes].map(copied)),
    words(right + 64, TOP + n * 64 + 35, LOOK, text),
  ]);
  const picture = made("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif", role: "img" },
    made("title", {}, `${title}, ${day}`),
    made("rect", { width, height, fill: "#fff" }),
    words(MARGIN, 70, TITLE, title, { "font-weight": 700 }),
    words(MARGIN, 116, DAY, day),
    made("g", { transform: `translate(${MARGIN} ${TOP}) scale(${scale})` }, ...[...tiles.childNodes].map(copied)),
    ...legend,
    ...source.map((line, n) => words(MARGIN, foot + n * 28, SOURCE, line, { fill: MUTED })));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
});

/** The same as an image of pixels, `times` as wide and as high. */
export const png = async (text, times = 2) => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width * times, height: image.height * times });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};
