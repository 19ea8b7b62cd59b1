// The way on through a long page: from wherever one reads to the next exercise, and after the last one to the end.
const STOPS = "#episodes, .exercise[id], .closing";
const BELOW_HEADER = 160; // px; what lies higher is being read: a stop reached by this way lies just below the header

export function bindNext() {
  const place = document.querySelector("[data-next]");
  if (!place) return;
  place.hidden = false;
  place.firstElementChild.addEventListener("click", (event) => {
    event.preventDefault();
    const next = Array.from(document.querySelectorAll(STOPS)).find((stop) => stop.getBoundingClientRect().top > BELOW_HEADER);
    if (!next) return;
    const heading = next.querySelector("h2") ?? next;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true }); // the next Tab, and a screen reader, go on from here
    next.scrollIntoView();
  });
}
