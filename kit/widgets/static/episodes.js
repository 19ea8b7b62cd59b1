// Episodes: one is read at a time, and each form asked about episodes shows its questions about that one alone.
import { bindItems } from "./form.js";
import { say } from "./words.js";

const READ_LAST = "mutuality:episode";
const read = () => document.documentElement.dataset; // every widget of a notebook sees it

export function bindEpisodes(root, answers) {
  const reader = root.querySelector("[data-episodes]");
  if (answers) {
    const show = () => {
      for (const form of root.querySelectorAll("form:has(> [data-each-episode])")) showQuestions(form, answers);
      openOwnStory(root);
    };
    document.addEventListener(READ_LAST, show, { signal: answers.stopping.signal });
    if (read().story) show();
  }
  if (reader) startReader(reader);
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

function startReader(reader) {
  const stories = Array.from(reader.querySelectorAll("[data-story]"));
  const turn = reader.querySelector("[data-turn]");
  const linksTo = (id) => Array.from(reader.querySelectorAll(`[data-choose="${id}"]`));
  let set = null;
  let names = [];

  function choose(id, link = linksTo(id)[0]) {
    set = link.closest("[data-set]");
    names = Array.from(set.querySelectorAll("[data-choose]"), ({ dataset }) => dataset.choose);
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
    try { sessionStorage.setItem(READ_LAST, id); } catch { /* then the next visit begins at the beginning */ }
    document.dispatchEvent(new CustomEvent(READ_LAST));
  }

  function go(id, link) {
    choose(id, link);
    const title = stories.find(({ hidden }) => !hidden).querySelector("summary");
    title.focus({ preventScroll: true });
    title.scrollIntoView();
  }

  reader.addEventListener("click", (event) => {
    const link = event.target.closest("[data-choose]");
    const step = event.target.closest("[data-step]");
    if (link) {
      event.preventDefault();
      go(link.dataset.choose, link);
    } else if (step) {
      const at = names.indexOf(read().story) + Number(step.dataset.step);
      const id = names.at(at % names.length);
      go(id, linksTo(id).find((each) => set.contains(each)));
    }
  });
  turn.hidden = false;
  let last = null;
  try { last = sessionStorage.getItem(READ_LAST); } catch { /* nothing is kept here */ }
  choose(last && linksTo(last).length ? last : reader.dataset.first);
  set.open = true;
}
