// What the server answers, written from kit/room/schema.py by tests/api_types.py. Times are seconds since 1970.

/** The plan that runs, in minutes; `leave_out` are the steps to leave out so that it ends in time. */
type Agenda = {
  plan: string;
  title: string;
  steps: AgendaStep[];
  step: number;
  next: number | null;
  minutes_left: number;
  minutes_behind: number;
  leave_out: number[];
  paused: boolean;
};

/** A step of the plan that runs, `number` from 0. */
type AgendaStep = {
  kind: string;
  title: string;
  question: string;
  who: string;
  exercise: string | null;
  number: number;
  minutes: number;
  planned_start: string;
  notes: string;
  dropped: boolean;
  can_drop: boolean;
};

/** What the room agreed on. */
type AgreementAnswer = {
  id: number;
  text: string;
  seen_differently: boolean;
};

/** GET /api/answers: one's own answers, and those of one's table, by place. */
type Answered = {
  participant: string;
  group: number | null;
  answers: Record<string, Known>;
};

/** GET /api/board. */
type BoardData = {
  agenda: Agenda | null;
  plans: PlanOffered[];
  demonstration: PlanOffered | null;
  version: number;
  room: BoardRoom;
  sides: BoardSide[];
  observers: number;
  people: number;
  tables: number;
  workshops: BoardWorkshop[];
  timer: Timer | null;
  locked: boolean;
  notes: Note[];
  pause_asked_at: number | null;
  together: Together;
  screen: BoardScreen;
  talk: TalkOnBoard | null;
  agreements: AgreementAnswer[];
  now: number;
  partnership: Partnership;
  set_aside: SetAside[];
  last_time: string;
  report_closed: boolean;
  console_link: boolean;
  notebooks: OwnNotebooksOnBoard;
};

/** An exercise on the board; `again` is the progress of its second round. */
type BoardExercise = {
  stage: "own-side" | "room" | null;
  has_stages: boolean;
  revealed_at: number | null;
  until: number | null;
  revision: number;
  items: Item[];
  id: string;
  title: string;
  kind: string;
  together: boolean;
  private: boolean;
  sealed: boolean;
  progress: ProgressOfSide[];
  again: ProgressOfSide[];
  revealed: boolean;
  lock_first: boolean;
};

/** The room of a board; `addresses` are those at which phones may find it, the best first. `join_url` is the one that is shown; `screen_link` opens the Screen on another computer, which can do nothing else. */
type BoardRoom = {
  title: string;
  code: string;
  minimum: number;
  join_url: string;
  addresses: string[];
  screen_link: string;
  simulated: boolean;
  laptop_of: string;
};

/** What the board shows; empty while nobody chose. `moment` is when a result was revealed. */
type BoardScreen = {
  mode?: string;
  exercise?: string;
  finding?: number;
  moment?: number;
  before?: Record<string, any>;
};

/** A side with how many people it has, and how many of them on paper. */
type BoardSide = {
  id: number;
  name: string;
  people: number;
  on_paper: number;
  time_zone: string | null;
};

/** A workshop on the board. */
type BoardWorkshop = {
  id: string;
  title: string;
  minutes: number;
  open: boolean;
  exercises: BoardExercise[];
  library: Library | null;
};

/** Words that are read together, with a `title` or "". */
type CardOnScreen = {
  title: string;
  text: string;
};

/** An earlier gathering, and the day on which its room expires. */
type EarlierRoom = {
  id: number;
  title: string;
  expires: string;
};

/** Episodes that belong together. */
type EpisodeSet = {
  id: string;
  title: string;
  episodes: string[];
};

/** What people work on: how many of each side have begun and finished, or whether enough have if it is `sealed`. */
type ExerciseOnScreen = {
  id: string;
  title: string;
  private: boolean;
  sealed: boolean;
  progress: ProgressOfSide[];
};

/** Who facilitates for a side; not `here` is who has not taken the invitation. */
type FacilitatorAnswer = {
  side: number | null;
  role: string;
  here: boolean;
};

/** A question of an exercise. */
type Item = {
  id: string;
  text: string;
};

/** How to join; `qr` is a picture that needs no address of its own. */
type JoinOnScreen = {
  address: string;
  code: string;
  qr: string;
};

/** What is known of a place, "<exercise>/<item>": its value, and the version of it. */
type Known = {
  seq: number;
  value?: any;
};

/** The episodes of a workshop, to choose from; `most` may be chosen; `fitting` of them let each side be shown. */
type Library = {
  sets: EpisodeSet[];
  all: Named[];
  chosen: string[];
  most: number;
  fitting: number;
};

/** One line about what the room does; `sign` is the name of the picture beside it. It leads to one's own result of `exercise`, on the page of `workshop`, while the board shows that of the room; else both are "". */
type LineNow = {
  sign: string;
  text: string;
  workshop: string;
  exercise: string;
};

/** One act in the log of the room, in words. */
type LogLine = {
  id: number;
  at: number;
  text: string;
};

/** An invitation that this facilitator may give. */
type MayInvite = {
  id: string;
  side: number;
  deputy: boolean;
};

/** GET /api/me. `paper` is the page to go back to for whoever types for somebody else; None for oneself. */
type Me = {
  participant: string;
  side: SideNamed | null;
  sides: SideNamed[];
  language: string;
  group: number | null;
  room: RoomNamed;
  paper: string | null;
  agreed: boolean;
};

/** Something by its id, with what people call it. */
type Named = {
  id: string;
  title: string;
};

/** What a facilitator is told of her exercises. */
type Note = {
  id: string;
  text: string;
  more: string[];
};

/** A facilitator's own notebook, and whether it is open for her room. */
type NotebookOffered = {
  id: string;
  title: string;
  open: boolean;
};

/** Of a place in which nothing counts. */
type Nothing = {
  seq: null;
  value?: null;
};

/** How many pages of own notebooks may be open at once, are, and wait, on the whole server. */
type OwnNotebooksOnBoard = {
  most: number;
  open: number;
  waiting: number;
  all: NotebookOffered[];
};

/** The gatherings of a partnership, the latest first. */
type Partnership = {
  linked: boolean;
  expires: string;
  kept: boolean;
  earlier: EarlierRoom[];
};

/** A plan to start; one with faults has no minutes. */
type PlanOffered = {
  id: string;
  title: string;
  minutes: number | null;
};

/** How many of a side (None: of the tables) have begun and finished; of what is sealed, whether `enough` have. */
type ProgressOfSide = {
  side: number | null;
  answered?: number;
  complete?: number;
  enough?: boolean;
};

/** What waits for a yes of another side. */
type ProposalAnswer = {
  id: number;
  act: string;
  exercise: string | null;
  text: string;
  asked_again: boolean;
  mine: boolean;
  may_confirm: boolean;
  seconds_left: number;
};

/** What became of one answer; `current` is what counts in its place now. */
type ReceiptAnswer = {
  id: string;
  seq: number | null;
  status: "saved" | "merged" | "history" | "refused";
  message: string | null;
  current: Known | Nothing | null;
};

/** GET /api/state. `episodes` has, for each open workshop with episodes, those chosen for the room. `screen` is the mode of the board or "". `news` is the version of the latest event for all that this holds, `sheets` the same for the visitor's table; `minimum` the smallest group shown. */
type RoomAnswer = {
  version: number;
  open: Named[];
  revealed: string[];
  episodes: Record<string, string[]>;
  timer: Timer | null;
  screen: string;
  step: StepNow | null;
  talk: TalkOnPhones | null;
  now: LineNow;
  news: number;
  sheets: number;
  minimum: number;
  notebooks: Named[];
};

/** A room, as its participants know it. */
type RoomNamed = {
  title: string;
  code: string;
};

/** GET /api/screen: one picture, by its `kind`; what that kind does not have is empty. `place` says which finding this is, of how many. `join` is null while joining is closed. `now` is the server's clock. */
type ScreenAnswer = {
  kind: "welcome" | "working" | "talk" | "finding" | "agreements" | "note" | "paused";
  headline: string;
  text: string;
  question: string;
  picture: string;
  cards: CardOnScreen[];
  place: string;
  exercises: ExerciseOnScreen[];
  sides: SideOnScreen[];
  tables: number;
  observers: number;
  join: JoinOnScreen | null;
  step: StepOnScreen | null;
  timer: Timer | null;
  now: number;
  simulated: boolean;
};

/** A room that has expired, and goes at a later start. */
type SetAside = {
  title: string;
  code: string;
  last_used: string;
  set_aside: string;
  here: boolean;
};

/** A side of a room. */
type SideNamed = {
  id: number;
  name: string;
};

/** A side: how many are here, how many of them on paper, and its time zone or "". */
type SideOnScreen = {
  id: number;
  name: string;
  people: number;
  on_paper: number;
  time_zone: string;
};

/** GET /api/start; a notebook's kernel says who keeps its answers (`keeper`) instead of who is here. */
type Start = {
  participant?: string;
  group?: number | null;
  answers?: Record<string, Known>;
  me?: Me | null;
  state?: RoomAnswer;
  keeper?: string;
};

/** The step of a running plan, `number` from 1; what a kind of step does not have is "". */
type StepNow = {
  number: number;
  of: number;
  kind: string;
  title: string;
  workshop: string;
  exercise: string;
  question: string;
  group: string;
  starts: string;
  paused: boolean;
};

/** The step of a running plan, `number` from 1. */
type StepOnScreen = {
  number: number;
  of: number;
  title: string;
  paused: boolean;
};

/** The question that people talk about: `number` (from 0) `of` those of an exercise, or one of the plan. */
type TalkOnBoard = {
  question: string;
  group: string;
  starts: string;
  exercise: string | null;
  number: number;
  of: number;
};

/** The question that people talk about now; "" in a break. */
type TalkOnPhones = {
  title: string;
  question: string;
  group: string;
  starts: string;
};

/** `now` is the server's clock, so that a wrong one on a phone does not matter. */
type Timer = {
  ends_at: number;
  seconds: number | null;
  now: number;
};

/** The sides and their facilitators, as one of them may see it; `held` is what her own side holds back. */
type Together = {
  shared: boolean;
  side: number | null;
  role: string;
  facilitators: FacilitatorAnswer[];
  own_side_at: Record<string, number>;
  proposals: ProposalAnswer[];
  may_invite: MayInvite[];
  held: Record<string, string[]>;
  log: LogLine[];
};
