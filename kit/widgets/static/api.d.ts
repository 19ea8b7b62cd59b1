// What the server answers, as `docs/interfaces.md` tells it. Times are seconds since 1970.

type Id = string;
type Named = { id: Id; title: string };
type Side = { id: number; name: string };
type Timer = { ends_at: number; seconds: number | null; now: number };

/** A place of an exercise, "<exercise>/<item>", is known by its value and the version of it. */
type Known = { seq: number; value?: any };
type Answered = { participant: Id; group: number | null; answers: Record<string, Known> };
type Receipt = {
  id: Id;
  seq: number | null;
  status: "saved" | "merged" | "history" | "refused";
  message: string | null;
  current: Known | { seq: null };
};

/** GET /api/me */
type Me = {
  participant: Id;
  side: Side | null;
  sides: Side[];
  language: string;
  group: number | null;
  room: { title: string; code: string };
  paper: string | null;
  agreed: boolean;
};

/** GET /api/state */
type RoomState = {
  version: number;
  open: Named[];
  revealed: Id[];
  episodes: Record<Id, Id[]>;
  timer: Timer | null;
  screen: string;
  step: StepNow | null;
  talk: { title: string; question: string; group: string; starts: string } | null;
  now: { sign: string; text: string };
  news: number;
  sheets: number;
  minimum: number;
  notebooks: Named[];
};
type StepNow = {
  number: number;
  of: number;
  kind: "exercise" | "talk" | "caucus" | "break";
  title: string;
  workshop: Id;
  exercise: Id;
  question: string;
  group: string;
  starts: string;
  paused: boolean;
};

/** GET /api/start; a notebook's kernel says who keeps its answers instead of who is here. */
type Start = Partial<Answered> & { me?: Me | null; state?: RoomState; keeper?: string };

/** GET /api/board */
type BoardData = {
  version: number;
  room: {
    title: string;
    code: string;
    minimum: number;
    join_url: string;
    addresses: string[];
    simulated: boolean;
  };
  sides: (Side & { people: number; on_paper: number; time_zone: string | null })[];
  observers: number;
  people: number;
  tables: number;
  workshops: BoardWorkshop[];
  timer: Timer | null;
  agenda: Agenda | null;
  plans: (Named & { minutes: number | null })[];
  locked: boolean;
  notes: { id: Id; text: string; more: string[] }[];
  pause_asked_at: number | null;
  together: Together;
  screen: BoardScreen;
  talk: { question: string; group: string; starts: string; exercise: Id | null; number: number; of: number } | null;
  agreements: { id: number; text: string; seen_differently: boolean }[];
  now: number;
  partnership: {
    linked: boolean;
    expires: string;
    kept: boolean;
    earlier: { id: number; title: string; expires: string }[];
  };
  set_aside: { title: string; code: string; last_used: string; set_aside: string; here: boolean }[];
  last_time: string;
  report_closed: boolean;
  console_link: boolean;
  notebooks: { most: number; open: number; waiting: number; all: (Named & { open: boolean })[] };
};
type BoardScreen = { mode?: string; exercise?: Id; finding?: number; moment?: number };
type Progress = { side: number | null; answered?: number; complete?: number; enough?: boolean };
type BoardExercise = Named & {
  kind: string;
  together: boolean;
  private: boolean;
  sealed: boolean;
  progress: Progress[];
  again: Progress[];
  revealed: boolean;
  lock_first: boolean;
  stage: "own-side" | "room" | null;
  has_stages: boolean;
  revealed_at: number | null;
  until: number | null;
  revision: number;
  items: { id: Id; text: string }[];
};
type BoardWorkshop = Named & {
  minutes: number;
  open: boolean;
  exercises: BoardExercise[];
  library: { sets: (Named & { episodes: Id[] })[]; all: Named[]; chosen: Id[]; most: number } | null;
};
type AgendaStep = {
  number: number;
  kind: string;
  title: string;
  question: string;
  who: string;
  exercise: Id | null;
  minutes: number;
  planned_start: string;
  notes: string;
  dropped: boolean;
  can_drop: boolean;
};
type Agenda = {
  plan: Id;
  title: string;
  steps: AgendaStep[];
  step: number;
  next: number | null;
  minutes_left: number;
  minutes_behind: number;
  leave_out: number[];
  paused: boolean;
};
type Proposal = {
  id: number;
  act: string;
  exercise: Id | null;
  text: string;
  asked_again: boolean;
  mine: boolean;
  may_confirm: boolean;
  seconds_left: number;
};
type Together = {
  shared: boolean;
  side: number | null;
  role: string;
  facilitators: { side: number | null; role: string; here: boolean }[];
  own_side_at: Record<Id, number>;
  proposals: Proposal[];
  may_invite: { id: string; side: number; deputy: boolean }[];
  held: Record<Id, Id[]>;
  log: { id: number; at: number; text: string }[];
};
