// The kinds of questions that a page can do without until one of them is seen.
import { KINDS } from "./form.js";
import { canvas } from "./kind_canvas.js";
import { step } from "./kind_parts.js";
import { pickAndRank } from "./kind_pick_and_rank.js";
import { place } from "./kind_place.js";
import { ranking } from "./kind_ranking.js";
import { row } from "./kind_row.js";
import { holidays, spacing, startDay } from "./kind_schedule.js";
import { tick } from "./kind_tick.js";

Object.assign(KINDS, { canvas, holidays, "pick-and-rank": pickAndRank, place, ranking, row, spacing });
Object.assign(KINDS, { start: startDay, step, tick });
