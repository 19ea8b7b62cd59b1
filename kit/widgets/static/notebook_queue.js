// Answers of a notebook that wait: for one exercise, and for one part of it.
import { Queue } from "./queue.js";

export class NotebookQueue extends Queue {
  // What waits for one exercise outlives the widget that it was given to, because each run makes a new one.
  // `part` is "form" or "result", so that the next widget of the same part sends it at once.
  constructor(exercise, part) {
    super();
    const everything = (document.mutualityWaiting ??= {});
    this.memory = everything[exercise] ??= new Map();
    this.tab = `${this.tab}/${part}`;
    this.exercise = exercise;
  }

  /** Nothing private is written where others at this computer could read it: it waits in memory, until a reload. @override */
  belongToKeeper(keeper) {
    if (keeper) this.belongTo(`notebook-${keeper}:${this.exercise}`);
  }
}
