// Tables: who sits where, and the earlier texts of what a table writes together.
import { make, say } from "./words.js";

/** @param {RoomTransport} transport @param {import("./answers.js").Answers} answers */
export function bindTables(transport, answers) {
  const forms = Array.from(document.querySelectorAll("[data-together]"));
  forms.forEach((form) => answers.together.add(form.dataset.together));
  for (const form of forms) {
    const picker = form.querySelector("[data-table-picker]"), field = picker.querySelector("input");
    const line = picker.querySelector("[role=status]");
    const show = () => {
      const watching = answers.me && !answers.me.side;
      if (document.activeElement !== field) field.value = answers.group ?? "";
      line.textContent = answers.group
        ? say(watching ? "table-at-observer" : "table-at", { number: answers.group })
        : say("table-none");
      for (const part of form.querySelectorAll(".part")) part.inert = !answers.group || Boolean(watching);
    };
    const tell = (words, filled) => {
      line.textContent = say(words, filled);
      picker.classList.add("asks");
    };
    // Fields that cannot be written in yet take no tap: the form gets it, says why, and leads to the number.
    form.addEventListener("click", ({ target, clientX, clientY }) => {
      if (answers.group || answers.looking || picker.contains(target)) return;
      const isAt = ({ top, bottom, left, right }) =>
        top <= clientY && clientY <= bottom && left <= clientX && clientX <= right;
      if (!Array.from(form.querySelectorAll(".part")).some((part) => isAt(part.getBoundingClientRect()))) return;
      tell("table-none");
      field.focus({ preventScroll: true });
      picker.scrollIntoView({ block: "center" });
    });
    const sit = async () => {
      const wrong = !field.value || !field.validity.valid;
      field.setAttribute("aria-invalid", String(wrong));
      if (wrong) {
        tell("table-number", { most: field.max });
        field.focus();
        return;
      }
      if (await answers.sendAll()) {
        line.textContent = say("table-wait");
        return;
      }
      try {
        answers.sitAt((await transport.sit(Number(field.value))).group);
        await answers.catchUp();
        picker.classList.remove("asks");
        show();
      } catch (error) {
        line.textContent = error.refused ? error.message : say("table-wait");
      }
    };
    picker.querySelector("button").addEventListener("click", sit);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      sit();
    });
    answers.tableWatchers.add(show);
    form.querySelectorAll("[data-history]").forEach((details) => bindHistory(details, transport));
    show();
  }
}

function bindHistory(details, transport) {
  const list = details.querySelector("ol");
  details.addEventListener("toggle", async () => {
    if (!details.open) return;
    const all = await transport.history(details.dataset.history).catch(() => []);
    const texts = (value) => (value ? [value.text, ...value.also] : []);
    // A late text that was put beside another stands in the next one already.
    const found = all.filter(({ current, value }, at) => current || !texts(all[at - 1]?.value).includes(value?.text));
    list.replaceChildren(...found.map(({ value, at }) => {
      const time = new Date(at * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
      const text = value ? texts(value).join("\n") : say("sheet-history-empty");
      return make("li", "", [make("span", "help", time), make("span", "sheet-words", text, { dir: "auto" })]);
    }));
    if (!found.length) list.append(make("li", "", say("sheet-history-none")));
  });
}
