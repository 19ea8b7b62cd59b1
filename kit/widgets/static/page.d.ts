// What the scripts may take for granted of a page. Its templates are ours: a part that is looked for is there, or is
// asked for with `?.`, and an event comes from an element. What a selector ends in says which element it finds.

type Found<S extends string> = S extends "dialog[open]" ? HTMLDialogElement
  : S extends `${infer One}, ${infer Other}` ? Found<One> | Found<Other>
  : S extends `${string} ${infer Last}` ? Found<Last>
  : S extends `${infer Tag}[${string}` | `${infer Tag}:${string}` | `${infer Tag}.${string}` ? Found<Tag>
  : S extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[S]
  : S extends "svg" ? SVGSVGElement
  : HTMLElement;

/** The name of an exercise, a place or a participant. */
type Id = string;
type Heard<E> = E & { readonly target: any; readonly currentTarget: any };
type Options = boolean | AddEventListenerOptions;

interface ParentNode {
  querySelector<S extends string>(selectors: S): Found<S>;
  querySelectorAll<S extends string>(selectors: S): NodeListOf<Found<S>>;
}
interface Element {
  closest<S extends string>(selectors: S): Found<S>;
}
interface HTMLElement {
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    heard: (event: Heard<HTMLElementEventMap[K]>) => unknown,
    options?: Options,
  ): void;
}
interface Document {
  getElementById(id: string): HTMLElement;
  addEventListener<K extends keyof DocumentEventMap>(
    type: K,
    heard: (event: Heard<DocumentEventMap[K]>) => unknown,
    options?: Options,
  ): void;
}
interface DocumentEventMap {
  "mutuality:known": CustomEvent<{ from: object; place: string; known: Known }>;
  "mutuality:forget": CustomEvent<null>;
  "mutuality:episode": CustomEvent<null>;
  "mutuality:shown": CustomEvent<Stop>;
  "mutuality:go": Event;
}
interface Document {
  readonly activeElement: HTMLElement; // of a page that has a body
  mutualityWaiting?: Record<string, Map<Id, Entry>>;
}

/** An answer that waits to be sent. */
type Entry = {
  id: Id;
  exercise: Id;
  item: Id;
  value: any;
  based_on: number | null;
  after?: Id;
  group?: number | null;
  continues?: Id;
  tab: string;
  at: number;
  made: number;
  sent: boolean;
  refused?: string;
};

/** The other end: a room's server, or a notebook's kernel. */
type Transport = {
  start(): Promise<Start>;
  me(): Promise<Me | null>;
  load(): Promise<Answered>;
  result(exercise: Id): Promise<{ own?: string; side?: string; room?: string }>;
  send(answers: object[]): Promise<ReceiptAnswer[]>;
};
type RoomTransport = Transport & {
  state(): Promise<RoomAnswer>;
  pause(): Promise<{ message: string }>;
  sit(group: number): Promise<{ group: number }>;
  history(place: string): Promise<{ value: any; at: number; current: boolean }[]>;
};

/** How the fields of one kind of exercise are read and filled in. */
type Kind = {
  read(container: HTMLElement): any;
  write(container: HTMLElement, value: any): void;
  prepare?(root: ParentNode): void;
  setup?(container: HTMLElement): void;
  inWords?(value: any): string;
  stillOpen?(container: HTMLElement, value: any): string;
  holds?: boolean;
  showHeld?(container: HTMLElement, held: boolean): void;
};

/** What is shown together where one thing is shown at a time. */
type Stop = {
  kind: "opening" | "episodes" | "start" | "question" | "done" | "result" | "closing";
  id: Id;
  exercise: any; // null for what belongs to none
  block: HTMLElement;
  shown: HTMLElement[];
  items: HTMLElement[];
  optional: boolean;
  placed?: boolean; // a plane whose points were named before
};

/** The facilitator's board, or console: what its parts share. */
type Board = {
  root: HTMLElement;
  data: BoardData;
  mode: string;
  turn: number;
  about: Id | null;
  seen: boolean;
  asked: number;
  answered: number;
  find(name: string): any;
  fill(texts: Record<string, string>): void;
  problem(text: string): void;
  failed(error: any, away?: string): void;
  news(text: string): void;
  act(button: HTMLElement, act: object): Promise<any>;
  draw(): void;
  refresh(): void;
  choose(mode: string): void;
  show(mode: string, what?: object): void;
  pointOf(mode: string): { exercise?: Id; finding?: number };
  follow(exercise: Id | null, finding: number | null, focus?: boolean): void;
  resultShown(): { exercise?: Id; finding?: number };
  stepResult(by: number): boolean;
  wholeResult(): void;
  goToOwnSide(): void;
  darken(): void;
  wake(): void;
};
type BoardPart = (board: Board) => (data: BoardData) => unknown;

/** A part of the Screen draws what it is told; the turn says which side is named first. */
type ScreenPart = (find: (name: string) => any) => (data: ScreenAnswer, turn: number) => unknown;
