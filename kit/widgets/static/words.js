// The words of the interface, given by the page. A missing word shows its key, so that someone notices.
/** @type {Record<string, string>} */
let interfaceWords = {};

export function useWords(given) {
  interfaceWords = given || {};
}

/** Words of what came after the page. */
export function addWords(given) {
  Object.assign(interfaceWords, given);
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

/**
 * A new element that holds a text, or other elements.
 * @param {string} tag @param {string} className @param {string | Node | Node[]} content @param {object} properties
 * @returns {any}
 */
export function make(tag, className, content = "", properties = {}) {
  const element = Object.assign(document.createElement(tag), { className, ...properties });
  element.append(...[content].flat());
  return element;
}

/** A button that says `text` and does `act`. */
export function makeButton(text, act, className = "button quiet") {
  const button = make("button", className, text, { type: "button" });
  button.addEventListener("click", act);
  return button;
}

/** When a form is sent: `act` gets the button that was pressed. */
export function onSubmit(form, act) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(event.submitter);
  });
}

/** What an element says, in one line of at most `longest` letters. */
export function textOf(element, longest = Infinity) {
  const text = element?.textContent.trim().replace(/\s+/g, " ") ?? "";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The keyboard, and who listens, go along: the next Tab, and a screen reader, go on from `heading`. */
export function goTo(place, heading) {
  place.dispatchEvent(new Event("mutuality:go", { bubbles: true })); // where one thing is shown at a time, it is this
  if (!heading.matches("summary")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  place.scrollIntoView();
}
