// What makes elements of a page.
// Uses: nothing.

/** An element with attributes and what stands in it; null and undefined are left out. */
export const element = (name, attributes = {}, ...content) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
};
