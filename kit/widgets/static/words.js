// The words of the interface, given by the page. A missing word shows its key, so that someone notices.
let interfaceWords = {};

export function useWords(given) {
  interfaceWords = given || {};
}

export function say(key, filled = {}) {
  return (interfaceWords[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => filled[name] ?? whole);
}

export function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
