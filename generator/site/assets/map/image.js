// The map of a day as a picture by itself: with its title, what its looks mean, the day, and where it comes from.
// Uses: nothing.

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, MARGIN, MAP] = [1000, 40, 1000];
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
  const { width, height } = tiles.viewBox.baseVal;
  const scale = MAP / height;
  const foot = 150 + MAP + MARGIN;
  const whole = foot + source.length * 28 + 10;
  const right = MARGIN * 2 + width * scale;
  const map = made("g", { transform: `translate(${MARGIN} 150) scale(${scale})` }, ...[...tiles.childNodes].map(copied));
  const legend = looks.flatMap(({ swatch, text }, n) => [
    made("g", { transform: `translate(${right} ${150 + n * 64}) scale(.5)` }, ...[...swatch.childNodes].map(copied)),
    words(right + 64, 150 + n * 64 + 35, 24, text),
  ]);
  const picture = made("svg", {
    width: WIDTH, height: whole, viewBox: `0 0 ${WIDTH} ${whole}`, "font-family": "sans-serif", role: "img",
  },
  made("title", {}, `${title}, ${day}`),
  made("rect", { width: WIDTH, height: whole, fill: "#fff" }),
  words(MARGIN, 70, 34, title, { "font-weight": 700 }),
  words(MARGIN, 116, 28, day),
  map, ...legend,
  ...source.map((line, n) => words(MARGIN, foot + n * 28, 19, line, { fill: MUTED })));
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
