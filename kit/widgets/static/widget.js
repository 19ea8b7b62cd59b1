// Where forms and results start in a notebook, whose front end calls `render`.
import { Answers } from "./answers.js";
import { Connection } from "./connection.js";
import { bindEpisodes } from "./episodes.js";
import { bindItems } from "./form.js";
import { kernelTransport } from "./kernel_transport.js";
import "./kinds_later.js";
import { NotebookQueue } from "./notebook_queue.js";
import { bindResults } from "./result.js";
import { Sender } from "./sending.js";
import "./trouble.js";
import { useWords } from "./words.js";

function render({ model, el }) {
  useWords(model.get("words"));
  el.classList.add("kit");
  el.innerHTML = model.get("html");
  if (!el.querySelector("[data-item], [data-result]")) {
    bindEpisodes(el);
    return undefined;
  }
  const transport = kernelTransport(model);
  const { exercise, result } = el.querySelector("[data-exercise], [data-result]").dataset;
  const queue = new NotebookQueue(exercise ?? result, exercise ? "form" : "result");
  const answers = new Answers(transport, queue, new Connection(el, "kernel-lost"));
  new Sender(answers);
  bindItems(el, answers);
  bindResults(el, answers);
  bindEpisodes(el, answers);
  answers.start();
  return () => {
    answers.stop();
    transport.close();
  };
}

export default { render };
