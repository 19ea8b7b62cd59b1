// Episodes: one is read at a time, and each form asked about episodes shows its questions about that one alone.
// In a room, those that the facilitator has chosen come first. The page knows no room, so it is told which they are.
import { bindItems } from "./form.js";
import { recall, remember } from "./kept.js";
import { announce } from "./receipts.js";
import { goTo, make, say } from "./words.js";

const READ_LAST = "mutuality:episode";
const read = () => document.documentElement.dataset; // every widget of a notebook sees it

// Returns what shows the choice of a room in a given state, and shows a new one when it is called again.
/** @param {ParentNode} root @param {import("./answers.js").Answers} [answers] @returns {(state: RoomAnswer) => unknown} */
export function bindEpisodes(root, answers) {
  const reader = root.querySelector("[data-episodes]");
  if (answers) {
    const show = () => {
      for (const blank of root.querySelectorAll("form > [data-each-episode]")) {
        showQuestions(blank.parentElement, answers);
      }
      openOwnStory(root);
    };
    document.addEventListener(READ_LAST, show, { signal: answers.stopping.signal });
    if (read().story) show();
  }
  const showChoice = reader && startReader(reader, root);
  return ({ episodes }) => showChoice?.(episodes[reader.dataset.episodes ?? ""] ?? []);
}

// The first time a story is read, its questions are copied from the blank ones.
function showQuestions(form, answers) {
  const { story: episode, storyTitle: title } = read();
  let part = form.querySelector(`[data-episode="${episode}"]`);
  if (!part) {
    const copy = document.createElement("div");
    copy.innerHTML = form.querySelector("[data-each-episode]").innerHTML.replaceAll("{episode}", episode);
    part = copy.querySelector("[data-episode]");
    part.querySelector("h3").textContent = title;
    form.append(part);
    bindItems(part, answers);
  }
  for (const each of form.querySelectorAll("[data-episode]")) each.hidden = each !== part;
}

export function openOwnStory(root) {
  for (const own of root.querySelectorAll("[data-own-episode]")) own.open = own.dataset.ownEpisode === read().story;
}

// What is written at stays where it is on the screen while something above it changes.
function keepInSight(change) {
  const at = document.activeElement;
  const top = at.getBoundingClientRect().top;
  change();
  if (!at.isConnected) document.querySelector(".set summary").focus({ preventScroll: true });
  else if (at !== document.body) window.scrollBy(0, at.getBoundingClientRect().top - top);
}

function startReader(reader, root) {
  const stories = Array.from(reader.querySelectorAll("[data-story]"));
  const turn = reader.querySelector("[data-turn]");
  const linksTo = (id) => Array.from(reader.querySelectorAll(`[data-choose="${id}"]`));
  const linkIn = (list, id) => list.querySelector(`[data-choose="${id}"]`);
  let set = reader;
  let names = [];
  let own = false; // whether the person has chosen the story, or begun to answer about it
  let ofRoom = null;
  let told = false;

  function choose(id, link = linksTo(id)[0]) {
    set = link.closest("[data-set]");
    names = Array.from(set.querySelectorAll("[data-choose]"), ({ dataset }) => dataset.choose ?? "");
    for (const each of reader.querySelectorAll("[data-choose]")) {
      if (each.dataset.choose === id) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
    for (const story of stories) {
      story.hidden = story.dataset.story !== id;
      story.open = !story.hidden;
    }
    const position = { number: names.indexOf(id) + 1, total: names.length };
    turn.querySelector("[data-position]").textContent = say("episode-position", position);
    Object.assign(read(), { story: id, storyTitle: link.textContent });
    document.dispatchEvent(new CustomEvent(READ_LAST));
  }

  function stay() {
    own = true;
    remember(READ_LAST, read().story);
  }

  function showChoice(chosen, live) {
    const ids = chosen.filter((id) => linksTo(id).length);
    const before = ofRoom
      ? Array.from(ofRoom.querySelectorAll("[data-choose]"), ({ dataset }) => dataset.choose ?? "")
      : [];
    if (ids.join() === before.join()) return;
    keepInSight(() => {
      const now = ids.length ? roomSet(ids) : null;
      const open = reader.querySelector(".set[open]");
      const browsing = live && document.activeElement.closest(".set");
      if (!ofRoom) reader.querySelector(".set").before(...(now ? [now] : []));
      else if (now) ofRoom.replaceWith(now);
      else ofRoom.remove();
      ofRoom = now;
      const first = ids[0] ?? reader.dataset.first;
      choose(
        own ? read().story : first,
        own && set.isConnected && !ids.includes(read().story) ? linkIn(set, read().story) : undefined,
      );
      for (const each of reader.querySelectorAll(".set")) {
        each.open = each === ((!browsing && now) || (open?.isConnected ? open : set));
      }
    });
    if (live && ids.length) announce(say("episodes-of-room-new"));
  }

  function roomSet(ids) {
    const lines = ids.map((id) => make("li", "", linksTo(id)[0].cloneNode(true)));
    const told = [make("summary", "", say("episodes-of-room")), make("p", "", say("episodes-of-room-help"))];
    const made = make("details", "set", [...told, make("ul", "", lines)]);
    made.dataset.set = "room";
    made.setAttribute("name", "episode-sets");
    return made;
  }

  function go(id, link) {
    choose(id, link);
    stay();
    const title = stories.find(({ hidden }) => !hidden).querySelector("summary");
    goTo(title, title);
  }

  reader.addEventListener("click", (event) => {
    const link = event.target.closest("[data-choose]");
    const step = event.target.closest("[data-step]");
    if (link) {
      event.preventDefault();
      go(link.dataset.choose, link);
    } else if (step) {
      const at = names.indexOf(read().story) + Number(step.dataset.step);
      const id = names[(at + names.length) % names.length];
      go(id, linkIn(set, id));
    }
  });
  turn.hidden = false;
  const last = recall(READ_LAST);
  own = Boolean(last && linksTo(last).length);
  choose(own ? last : reader.dataset.first);
  set.open = true;
  root.addEventListener("input", ({ target }) => {
    if (target.closest("[data-episode]")) stay();
  });
  return (chosen) => {
    showChoice(chosen, told);
    told = true;
  };
}
