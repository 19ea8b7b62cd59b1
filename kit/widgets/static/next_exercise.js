// The way on through a long page: from wherever one reads to the next exercise, and after the last one to the end.
const STOPS = "#episodes, .exercise[id], .closing";
const A_LITTLE = 16; // px

export function bindNext() {
  const place = document.querySelector("[data-next]");
  if (!place) return;
  place.hidden = false;
  let reached; // a browser scrolls back a little when the link gets the focus from a keyboard
  const lies = (stop) => stop.getBoundingClientRect().top;
  const belowHeader = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + A_LITTLE;
  const ahead = (stop) => lies(stop) > (stop === reached ? window.innerHeight : belowHeader());
  place.firstElementChild.addEventListener("click", (event) => {
    event.preventDefault();
    const next = Array.from(document.querySelectorAll(STOPS)).find(ahead);
    if (!next) return;
    reached = next;
    const heading = next.querySelector("h2") ?? next;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true }); // the next Tab, and a screen reader, go on from here
    next.scrollIntoView();
  });
}
