// Files to take home, another room, and the end of this one.

export function takeHome(board) {
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

// Another group gets a room of its own; what is no longer needed can go for good, once its code is typed again.
export function roomActs(board) {
  const another = board.find("new-room"), person = board.find("erase-person"), erase = board.find("erase-room");
  another.addEventListener("submit", async (event) => {
    event.preventDefault();
    const made = await board.act(event.submitter, { act: "new-room", title: another.elements.title.value });
    if (!made) return;
    const link = board.find("new-room-link");
    link.href = made.path;
    link.textContent = board.say("board-new-room-link", { code: made.code });
    link.hidden = false;
    link.focus();
  });
  person.addEventListener("submit", async (event) => {
    event.preventDefault();
    const erased = await board.act(event.submitter, { act: "erase-participant", words: person.elements.words.value });
    if (!erased) return;
    person.reset();
    board.find("erased").textContent = erased.message;
  });
  erase.addEventListener("submit", async (event) => {
    event.preventDefault();
    const erased = await board.act(event.submitter, { act: "erase-room", code: erase.elements.code.value });
    if (!erased) return;
    board.problem("");
    const page = document.querySelector("main");
    page.replaceChildren();
    page.append(Object.assign(document.createElement("p"), { textContent: erased.message }));
    if (erased.path) page.append(Object.assign(document.createElement("a"), { href: erased.path, textContent: board.say("board-go-to-new-room") }));
  });
}
