// What is said where something cannot be kept, and the network does not bring it.
// Uses: nothing.

const offline = () => !navigator.onLine || Boolean(document.querySelector(".offline:not([hidden])"));

/** That `what` needs a connection, where there is none; else `words`. */
export const needing = (what, words) => (offline() ? `${what} cần có mạng, mà lúc này không có mạng.` : words);
