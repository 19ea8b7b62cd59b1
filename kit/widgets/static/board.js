// The facilitator's board: fills its parts from GET /api/board, keeps them live, and shows one at a time.
// It stands alone (no imports), because only the board's page loads it. Live updates change text and attributes in
// place and never replace an element, so that whoever is typing or tabbing stays where she is.

const POLL_EVERY = 5000;
const FETCH_AT_MOST_EVERY = 1000;
const MODES = ["lobby", "working", "reveal", "settings"];
const PATIENCE = 20000;
const DOTS_AT_MOST = 120;
const WIDE = 700; // pixels; from here on the server is asked for a picture that is drawn for a projector

export function startBoard(root, words) {
  const page = document.documentElement;
  if (page.dataset.boardStarted) return;
  page.dataset.boardStarted = "yes";
  const board = { root, data: null, mode: "", turn: nextTurn(), say: (key, values = {}) => say(words, key, values) };
  board.find = (name, within = document) => within.querySelector(`[data-board-${name}]`);
  board.problem = (text) => put(board.find("problem"), text);
  board.news = (text) => put(board.find("news"), text);
  board.act = (button, act) => send(board, button, act);
  const parts = [lobby(board), working(board), reveal(board), clock(board)];
  board.draw = () => board.data && parts.forEach((draw) => draw(board.data));
  board.refresh = keepLive(board);
  chooseModes(board);
  darken(board);
  exports(board);
}

// Small tools ---------------------------------------------------------------------------------------------------

function say(words, key, values) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function copyOf(part, name) {
  const template = document.querySelector(`[data-board="${part}"] [data-board-template="${name}"]`);
  return template.content.firstElementChild.cloneNode(true);
}

/** Make the children of `list` match `items` (each with an `id`), keeping the elements that are there already. */
function match(list, items, make, fill) {
  const wanted = new Set(items.map((item) => String(item.id)));
  for (const child of [...list.children]) if (!wanted.has(child.dataset.key)) child.remove();
  const known = new Map([...list.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const element = known.get(String(item.id)) ?? make();
    element.dataset.key = item.id;
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    fill(element, item);
  });
}

/** Which side is named first alternates: between visits, between modes, and from one exercise to the next. */
function alternate(sides, turn) {
  const numbered = sides.map((side, index) => ({ ...side, number: index + 1 }));
  return turn % 2 ? numbered.reverse() : numbered;
}

function nextTurn() {
  const turn = Number(recall("turn") ?? 0) + 1;
  remember("turn", turn % 2);
  return turn;
}

function recall(name) {
  try { return localStorage.getItem(`mutuality:board:${name}`); } catch { return null; }
}

function remember(name, value) {
  try { localStorage.setItem(`mutuality:board:${name}`, String(value)); } catch { /* a browser that keeps nothing */ }
}

// Talking with the server ---------------------------------------------------------------------------------------

/** The answer as JSON; throws an error with the server's own words, or with `offline` when nobody answered. */
async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...options });
  } catch {
    throw Object.assign(new Error("offline"), { offline: true });
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}

async function send(board, button, act) {
  if (button.ariaBusy === "true") return false;
  button.ariaBusy = "true"; // not `disabled`, which would throw the focus off the button
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await ask("/api/board/act", { method: "POST", headers, body: JSON.stringify(act) });
    board.problem("");
    board.news(answer.message ?? "");
    board.refresh();
    return true;
  } catch (error) {
    board.problem(error.offline ? board.say("board-problem-away") : error.message);
    return false;
  } finally {
    button.ariaBusy = null;
  }
}

/** Follow the events, or ask every five seconds while they fail. Returns the function that asks for news soon. */
function keepLive(board) {
  let asking = false, again = false, waiting = null, last = -Infinity, events = null, lost = false, refused = false;

  async function fetchNow() {
    waiting = null;
    asking = true;
    last = performance.now();
    try {
      board.data = await ask("/api/board");
      lost = false;
      if (refused) board.problem("");
      refused = false;
      board.draw();
    } catch (error) {
      lost = Boolean(error.offline);
      refused = !lost;
      if (refused) board.problem(error.message);
    }
    put(board.find("connection"), lost ? board.say("board-no-connection") : "");
    asking = false;
    if (again) refresh();
  }

  function refresh() {
    again = asking;
    if (asking || waiting !== null) return;
    waiting = setTimeout(fetchNow, Math.max(0, last + FETCH_AT_MOST_EVERY - performance.now()));
  }

  function listen() {
    events?.close();
    events = new EventSource("/api/events?board=1");
    for (const happening of ["open", "message", "error"]) events.addEventListener(happening, refresh);
  }

  listen();
  refresh();
  setInterval(() => {
    if (events.readyState === EventSource.CLOSED) listen();
    if (lost || refused || events.readyState !== EventSource.OPEN) refresh();
  }, POLL_EVERY);
  addEventListener("online", refresh);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  return refresh;
}

// The parts: each returns the function that draws it ------------------------------------------------------------

function lobby(board) {
  const names = board.find("names"), rename = board.find("rename"), add = board.find("add-side");
  let first = true;
  rename.addEventListener("input", (event) => { event.target.dataset.edited = "yes"; });
  rename.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = [...rename.querySelectorAll("input")];
    const sides = Object.fromEntries(fields.filter((f) => f.dataset.side).map((f) => [f.dataset.side, f.value.trim()]));
    const title = rename.elements.title.value.trim();
    if (!await board.act(event.submitter, { act: "rename", title, sides })) return;
    fields.forEach((field) => { delete field.dataset.edited; });
    board.news(board.say("board-names-saved"));
  });
  add.addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = add.elements.name.value.trim();
    if (name && await board.act(event.submitter, { act: "add-side", name })) add.reset();
  });

  function drawNames(data) {
    if (first) names.open = !data.people;
    first = false;
    keep(rename.elements.title, data.room.title);
    match(board.find("side-fields"), data.sides, () => copyOf("lobby", "side-field"), (field, side) => {
      const place = data.sides.indexOf(side) + 1;
      put(field.querySelector("[data-label]"), board.say("board-side-name", { number: place }));
      field.querySelector("input").dataset.side = side.id;
      keep(field.querySelector("input"), side.name);
    });
  }

  return (data) => {
    const { code, join_url: address, title, addresses = [] } = data.room;
    document.querySelectorAll("[data-board-code]").forEach((element) => put(element, code));
    board.find("bar-code").hidden = false;
    put(board.find("title"), title);
    put(board.find("room"), title);
    put(board.find("simulated"), data.room.simulated ? board.say("simulated") : "");
    put(board.find("address"), address.split("?")[0]);
    const qr = board.find("qr"), picture = `/api/board/qr.svg?of=${encodeURIComponent(address)}`;
    if (qr.getAttribute("src") !== picture) qr.src = picture;
    const others = addresses.filter((other) => other !== address).map((other) => ({ id: other }));
    board.find("other-addresses").hidden = !others.length;
    match(board.find("address-list"), others, () => document.createElement("li"),
      (line, other) => put(line, other.id.split("?")[0]));
    match(board.find("sides"), alternate(data.sides, board.turn), () => copyOf("lobby", "side"), (element, side) => {
      element.dataset.side = side.number;
      put(element.querySelector("[data-name]"), side.name);
      put(element.querySelector("[data-number]"), String(side.people));
      dots(element.querySelector("[data-dots]"), side.people);
    });
    put(board.find("observers"), data.observers === 1 ? board.say("board-one-observer")
      : board.say("board-observers", { count: data.observers }));
    drawNames(data);
  };
}

/** Put what the server holds into a field, unless somebody is changing it. */
function keep(field, value) {
  if (!field.dataset.edited && document.activeElement !== field && field.value !== value) field.value = value;
}

function dots(line, people) {
  const wanted = Math.min(people, DOTS_AT_MOST);
  while (line.children.length > wanted) line.lastElementChild.remove();
  while (line.children.length < wanted) line.append(document.createElement("span"));
}

function working(board) {
  const list = board.find("workshops");
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-toggle]");
    if (button) board.act(button, { act: button.dataset.toggle, workshop: button.closest("[data-key]").dataset.key });
  });

  function side(element, progress) {
    const { name, number, people, answered, exercise } = progress;
    element.dataset.side = number;
    put(element.querySelector("[data-name]"), name);
    const bar = element.querySelector("progress");
    bar.max = Math.max(people, 1);
    bar.value = answered;
    bar.setAttribute("aria-label", `${exercise}, ${name}`);
    const words = progress.begun ? "board-begun" : "board-answered";
    put(element.querySelector("[data-count]"), board.say(words, { answered, people }));
  }

  function exercise(element, item, data, index) {
    put(element.querySelector("[data-name]"), item.title);
    const sides = alternate(data.sides, board.turn + index).map((each) => {
      const progress = item.progress.find((one) => String(one.side) === String(each.id));
      return { ...each, answered: progress?.answered ?? 0, begun: item.private, exercise: item.title };
    });
    match(element.querySelector("[data-sides]"), sides, () => copyOf("working", "progress"), side);
  }

  return (data) => match(list, data.workshops, () => copyOf("working", "workshop"), (element, workshop) => {
    put(element.querySelector("[data-name]"), workshop.title);
    element.dataset.open = workshop.open ? "yes" : "no";
    put(element.querySelector("[data-state]"), board.say(workshop.open ? "board-is-open" : "board-is-closed"));
    const toggle = element.querySelector("[data-toggle]"), act = workshop.open ? "close" : "open";
    toggle.dataset.toggle = act;
    label(toggle, board.say(act === "close" ? "board-close" : "board-open"), workshop.title);
    const exercises = workshop.open ? workshop.exercises : [];
    match(element.querySelector("[data-exercises]"), exercises, () => copyOf("working", "exercise"),
      (line, item) => exercise(line, item, data, exercises.indexOf(item)));
  });
}

/** Text of a button that stands in a row: heard with the name of its row, seen without. */
function label(button, text, row) {
  put(button, text);
  button.setAttribute("aria-label", `${text}: ${row}`);
}

function reveal(board) {
  const stage = board.find("stage"), overview = board.find("overview"), title = board.find("stage-title");
  const result = board.find("result");
  let shown = null, drawn = "", wasRevealed = false;
  const offered = () => board.data.workshops.flatMap((workshop) => workshop.exercises
    .filter((exercise) => workshop.open || exercise.revealed));
  const revealed = () => offered().filter((exercise) => exercise.revealed && !exercise.private);

  async function open(exercise, focus = title) {
    if (exercise.id !== shown) put(result, board.say("board-drawing"));
    shown = exercise.id;
    drawn = "";
    wasRevealed = exercise.revealed;
    draw();
    focus.focus();
    await fetchResult(exercise);
  }

  async function fetchResult(exercise) {
    const version = `${exercise.id} ${exercise.revealed_at}`;
    if (drawn === version) return;
    drawn = version;
    try {
      const wide = innerWidth >= WIDE ? "?wide=1" : "";
      const { html } = await ask(`/api/board/result/${encodeURIComponent(exercise.id)}${wide}`);
      if (shown === exercise.id) result.innerHTML = html;
    } catch (error) {
      drawn = "";
      board.problem(error.offline ? board.say("board-no-connection") : error.message);
    }
  }

  function step(by, button) {
    const all = revealed(), next = all[all.findIndex((exercise) => exercise.id === shown) + by];
    if (next && button.getAttribute("aria-disabled") !== "true") open(next, button);
  }

  function back() {
    const row = overview.querySelector(`[data-key="${CSS.escape(shown)}"] button`);
    const held = stage.contains(document.activeElement);
    shown = null;
    draw();
    if (held) row?.focus();
  }

  board.find("results").addEventListener("click", async (event) => {
    const button = event.target.closest("[data-reveal]");
    if (!button) return;
    const exercise = offered().find((each) => each.id === button.closest("[data-key]").dataset.key);
    if (exercise.revealed || await board.act(button, { act: "reveal", exercise: exercise.id })) open(exercise);
  });
  board.find("overview-button").addEventListener("click", back);
  board.find("previous").addEventListener("click", (event) => step(-1, event.target));
  board.find("next").addEventListener("click", (event) => step(1, event.target));
  board.find("again").addEventListener("click", async (event) => {
    await board.act(event.target, { act: "reveal", exercise: shown });
  });
  board.find("hide").addEventListener("click", async (event) => {
    if (await board.act(event.target, { act: "hide", exercise: shown })) back();
  });

  function row(element, exercise) {
    const answered = exercise.progress.reduce((sum, each) => sum + each.answered, 0);
    const people = board.data.sides.reduce((sum, each) => sum + each.people, 0);
    put(element.querySelector("[data-name]"), exercise.title);
    const state = exercise.private ? "board-private" : exercise.revealed ? "board-is-revealed" : "board-answered";
    put(element.querySelector("[data-state]"), board.say(state, { answered, people }));
    element.querySelector("[data-reveal]").hidden = Boolean(exercise.private);
    label(element.querySelector("[data-reveal]"),
      board.say(exercise.revealed ? "board-look" : "board-reveal-now"), exercise.title);
    element.dataset.revealed = exercise.revealed ? "yes" : "no";
  }

  function draw() {
    const all = offered(), place = all.findIndex((exercise) => exercise.id === shown);
    board.find("nothing-open").hidden = all.length > 0;
    match(board.find("results"), all, () => copyOf("reveal", "result"), row);
    stage.hidden = !shown;
    overview.hidden = Boolean(shown);
    if (!shown) return;
    const steps = revealed(), step = steps.findIndex((exercise) => exercise.id === shown);
    put(title, all[place]?.title ?? "");
    put(board.find("position"), step < 0 ? "" : board.say("board-position", { number: step + 1, count: steps.length }));
    board.find("previous").setAttribute("aria-disabled", String(step <= 0));
    board.find("next").setAttribute("aria-disabled", String(step < 0 || step === steps.length - 1));
    put(board.find("revealed-at"), board.say("board-revealed-at", { time: timeOfDay(all[place]?.revealed_at) }));
  }

  return () => {
    const exercise = shown && offered().find((each) => each.id === shown);
    if (shown && (!exercise || (wasRevealed && !exercise.revealed))) back();
    else draw();
    if (shown && exercise.revealed) {
      wasRevealed = true;
      fetchResult(exercise);
    }
  };
}

function timeOfDay(seconds) {
  const at = seconds ? new Date(seconds * 1000) : new Date();
  const { lang } = document.documentElement;
  return at.toLocaleTimeString(lang || "en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

// The timer, the modes, the dark, the files ---------------------------------------------------------------------

function clock(board) {
  const form = board.find("timer"), big = board.find("countdown"), small = board.find("bar-timer");
  let ends = null, over = false;
  const left = () => Math.ceil((ends - performance.now()) / 1000);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    board.act(event.submitter, { act: "timer", seconds: Math.round(Number(form.elements.minutes.value) * 60) });
  });
  board.find("add-minute").addEventListener("click", (event) =>
    board.act(event.target, { act: "timer", seconds: (ends === null ? 0 : Math.max(left(), 0)) + 60 }));
  board.find("stop-timer").addEventListener("click", (event) => board.act(event.target, { act: "stop-timer" }));

  function tick() {
    const seconds = ends === null ? 0 : left();
    const running = ends !== null && seconds > 0;
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const text = running ? time : board.say(ends === null ? "board-no-timer" : "board-time-over");
    put(big, text);
    put(small, text);
    big.dataset.state = running ? "running" : ends === null ? "none" : "over";
    small.hidden = ends === null || board.mode === "working";
    if (ends !== null && !running && !over) board.news(text);
    over = ends !== null && !running;
  }

  setInterval(tick, 250);
  return ({ timer }) => {
    // The laptop's clock and this screen's may differ: only the time that is left counts.
    const known = timer ? performance.now() + (timer.ends_at - timer.now) * 1000 : null;
    if (known === null || ends === null || Math.abs(known - ends) > 500) ends = known;
    tick();
  };
}

function chooseModes(board) {
  const bar = board.find("modes");
  const parts = Object.fromEntries(MODES.map((mode) => [mode, document.querySelector(`[data-board="${mode}"]`)]));
  const keys = board.find("keys");

  function choose(mode) {
    if (!parts[mode] || mode === board.mode) return;
    if (board.mode) board.turn = nextTurn();
    board.mode = mode;
    document.documentElement.dataset.boardMode = mode;
    for (const each of MODES) if (parts[each]) parts[each].hidden = each !== mode;
    for (const button of bar.querySelectorAll("[data-mode]")) {
      button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    }
    history.replaceState(null, "", `#board-${mode}`);
    scrollTo(0, 0);
    board.draw();
  }

  bar.hidden = false;
  bar.addEventListener("click", (event) => choose(event.target.closest("[data-mode]")?.dataset.mode));
  addEventListener("hashchange", () => choose(location.hash.replace("#board-", "")));
  keys.checked = recall("keys") !== "off";
  keys.addEventListener("change", () => remember("keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key.toLowerCase() === "d") board.darken();
    else if (!board.find("dark").open) choose(MODES[Number(event.key) - 1]);
  });
  choose(MODES.includes(location.hash.slice(7)) ? location.hash.slice(7) : "lobby");
}

function darken(board) {
  const dark = board.find("dark");
  board.darken = () => (dark.open ? dark.close() : dark.showModal());
  board.find("darken").addEventListener("click", board.darken);
  dark.addEventListener("click", () => dark.close());
}

/** A refused export is said on the board; a plain link would leave it for a page of JSON. */
function exports(board) {
  for (const link of document.querySelectorAll("[data-board-export]")) {
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      try {
        const response = await fetch(link.href);
        if (!response.ok) throw new Error((await response.json().catch(() => ({}))).error ?? response.statusText);
        const file = document.createElement("a");
        file.href = URL.createObjectURL(await response.blob());
        const named = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "");
        file.download = named?.[1] ?? link.dataset.boardExport;
        file.click();
        setTimeout(() => URL.revokeObjectURL(file.href), 60000);
        board.problem("");
        board.news(board.say("board-exported", { file: file.download }));
      } catch (error) {
        board.problem(error instanceof TypeError ? board.say("board-problem-away") : error.message);
      }
    });
  }
}

const boardWords = document.getElementById("board-words");
if (boardWords) startBoard(document.querySelector("main") ?? document.body, JSON.parse(boardWords.textContent));
