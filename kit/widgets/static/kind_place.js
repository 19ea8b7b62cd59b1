// place: points on a plane. Two number fields for each point hold the answer; the plane shows and moves them.
import { checkDeclined, checkedValues } from "./kind_choice.js";
import { writeText } from "./kind_text.js";
import { announce } from "./receipts.js";
import { put, say, textOf } from "./words.js";

const PLANE = { left: 24, bottom: 296, unit: 28.8 }; // as in plane_parts.html.j2
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const LONGEST_TAG = 18; // more would leave the plane
const STILL = 4; // pixels that a finger may move without dragging

const onGrid = (number) => Math.min(10, Math.max(0, Math.round(number * 2) / 2));
const nameField = (container) => container.querySelector("[data-name]");
const axisFields = (container) => Array.from(container.querySelectorAll("[data-axis]"));
const planeOf = (container) => container.closest("[data-episode], form").querySelector("[data-plane]");
const markerOf = (container) => planeOf(container).querySelector(`[data-marker="${container.dataset.item}"]`);

function readSpot(container) {
  const numbers = axisFields(container).map((field) => field.valueAsNumber);
  return numbers.some(Number.isNaN) ? null : numbers.map(onGrid);
}

// What a point is called: where people name it themselves, what they wrote.
const nameOf = (container) => nameField(container)?.value.trim() || markerOf(container).dataset.short;

function spotInWords(container) {
  const spot = readSpot(container);
  const item = nameOf(container);
  const { x: x_label, y: y_label } = planeOf(container).dataset;
  return spot
    ? say("place-moved", { item, x_label, y_label, x: spot[0], y: spot[1] })
    : say("place-unplaced", { item });
}

const shortened = (name) => (name.length > LONGEST_TAG ? `${name.slice(0, LONGEST_TAG - 1)}…` : name);

function drawSpot(container) {
  const spot = readSpot(container);
  const marker = markerOf(container);
  marker.home ??= marker.getAttribute("transform");
  const [x, y] = spot ?? [0, 0];
  const to = `translate(${PLANE.left + x * PLANE.unit} ${PLANE.bottom - y * PLANE.unit})`;
  marker.placed = Boolean(spot);
  marker.setAttribute("transform", spot ? to : marker.home);
  marker.setAttribute("aria-label", spotInWords(container));
  const tag = marker.querySelector(".tag-text");
  tag.setAttribute("x", x > 5 ? -21 : 21);
  tag.setAttribute("text-anchor", x > 5 ? "end" : "start");
  if (nameField(container)) tag.textContent = spot ? shortened(nameOf(container)) : "";
}

function putSpot(container, spot) {
  axisFields(container).forEach((field, axis) => field.value = spot ? onGrid(spot[axis]) : "");
  if (spot) checkDeclined(container, null);
  drawSpot(container);
}

// As if it had been typed: kept after a pause, so that a point on its way is not one answer for each step.
function giveSpot(container) {
  axisFields(container)[0].dispatchEvent(new Event("input", { bubbles: true }));
  announce(spotInWords(container));
}

const openMarker = (plane) => Array.from(plane.querySelectorAll("[data-marker]")).find((marker) => !marker.placed);

const itemOf = (plane, { dataset }) =>
  plane.closest("[data-episode], form").querySelector(`[data-item="${dataset.marker}"]`);

// The point that the next tap on the plane places.
function chooseMarker(marker) {
  const plane = marker.closest("[data-plane]");
  for (const each of plane.querySelectorAll("[data-marker]")) each.setAttribute("aria-pressed", each === marker);
  const item = itemOf(plane, marker), next = say("place-tap", { item: nameOf(item) });
  plane.querySelector(".next-tap").textContent = next;
  put(plane.querySelector(".question"), nameField(item) ? next : textOf(item.querySelector(".question")));
}

function spotAt(plane, { clientX, clientY }) {
  const svg = plane.querySelector("svg");
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [(x - PLANE.left) / PLANE.unit, (PLANE.bottom - y) / PLANE.unit];
}

function followPointer(container, marker) {
  let start = null;
  let dragging = false;
  marker.addEventListener("pointerdown", (event) => {
    chooseMarker(marker);
    marker.setPointerCapture(event.pointerId);
    [start, dragging] = [event, false];
  });
  const follow = (event) => {
    if (!start) return;
    dragging ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > STILL;
    if (dragging) putSpot(container, spotAt(planeOf(container), event));
  };
  const end = () => {
    if (start && dragging) {
      giveSpot(container);
      chooseMarker(openMarker(planeOf(container)) ?? marker);
    }
    start = null;
  };
  // Else a finger scrolls the page and drops the point: browsers pass over touch-action inside an SVG.
  marker.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  marker.addEventListener("pointermove", follow);
  marker.addEventListener("pointerup", follow);
  marker.addEventListener("pointerup", end);
  marker.addEventListener("pointercancel", end);
}

function followKeys(container, marker) {
  marker.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const far = event.shiftKey ? 2 : 0.5;
      const spot = readSpot(container);
      putSpot(container, spot ? spot.map((each, axis) => each + arrow[axis] * far) : [5, 5]);
      giveSpot(container);
    } else if (event.key !== "Enter" && event.key !== " ") return;
    chooseMarker(marker);
    event.preventDefault();
    event.stopPropagation(); // JupyterLab has plans of its own for these keys
  });
}

// Once for each plane: a tap beside the markers places the chosen one, or the first that has no place yet.
function followTaps(plane) {
  const chosenMarker = () =>
    plane.querySelector("[aria-pressed=true]") ?? openMarker(plane) ?? plane.querySelector("[data-marker]");
  document.addEventListener("mutuality:shown", ({ detail }) => {
    if (detail.block === plane) chooseMarker(chosenMarker());
  });
  plane.querySelector("svg").addEventListener("click", (event) => {
    if (event.target.closest("[data-marker]")) return;
    const chosen = chosenMarker();
    const container = itemOf(plane, chosen);
    putSpot(container, spotAt(plane, event));
    giveSpot(container);
    chooseMarker(openMarker(plane) ?? chosen);
  });
}

export const place = {
  setup(container) {
    const marker = markerOf(container);
    const plane = planeOf(container);
    if (!plane.dataset.ready) followTaps(plane);
    plane.dataset.ready = "yes";
    followPointer(container, marker);
    followKeys(container, marker);
    container.addEventListener("focusin", () => chooseMarker(marker));
    container.addEventListener("input", ({ target }) => {
      if (target.dataset.axis) checkDeclined(container, null);
      else if (target !== nameField(container)) putSpot(container, null);
      drawSpot(container);
      if (target === nameField(container)) chooseMarker(marker);
    });
    container.addEventListener("change", ({ target }) => {
      if (target.dataset.axis && target.value) target.value = onGrid(target.valueAsNumber);
    });
  },
  read(container) {
    const [declined] = checkedValues(container);
    const spot = readSpot(container);
    const at = spot && { x: spot[0], y: spot[1] };
    if (!nameField(container)) return declined ?? at;
    return spot || nameField(container).value.trim() ? { name: nameOf(container), ...at } : null;
  },
  write(container, value) {
    if (nameField(container)) writeText(nameField(container), value?.name ?? "");
    putSpot(container, value?.x === undefined ? null : [value.x, value.y]);
    checkDeclined(container, value);
  },
};
