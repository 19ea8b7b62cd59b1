// The words of the interface, given by the page. A missing word shows its key, so that someone notices.
/** @type {Record<string, string>} */
let interfaceWords = {};

export function useWords(given) {
  interfaceWords = given || {};
}

/** Whether the page holds a block of words, which are used from now on. */
export function useWordsOfPage() {
  const block = document.getElementById("words");
  if (block) useWords(JSON.parse(block.textContent));
  return Boolean(block);
}

/** @param {string} key @param {Record<string, any>} filled */
export function say(key, filled = {}) {
  return (interfaceWords[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => filled[name] ?? whole);
}

/** Set the text of an element if it says something else: what has not changed is not told again. */
export function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

export function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
