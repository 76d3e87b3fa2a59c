/**
 * A whole workshop, run by script in the pure room: every step, every question with answers, groups with their sheets,
 * what trainers do beside it. Always the same. `visit` is called whenever a screen shows something else.
 */
import { isPass } from "@/model/activity/pass";
import { type Activity, type ActivityOf, kindOf } from "@/activities/kinds";
import { stopOf } from "@/model/worksheets/content";
import { consoleContext, door, PureRoom, presence, ROOM, START } from "@/tests/support/pure-room";
import { remarks, sheets } from "@/tests/support/samples/worksheets";
import type { Written } from "@/tests/support/shots-groups-people";
import type { Workshop } from "@/workshop/content/workshop";
import type { SheetContent } from "@/model/worksheets/cells";
import { contentOf, cellSpecAt, placesOf, rowKey, textAt, valuesOf } from "@/workshop/worksheets/document";
import { sheetKey } from "@/model/room/groups";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { seeded } from "@/model/statistics/random";
import { answersOf } from "@/workshop/room/answers-by-round";
import type { Post } from "@/model/room/question-box";
import { planOf } from "@/workshop/content/plan";
import { advancePreview, closedPreviewGate, type PreviewGate } from "@/workshop/room/open-round-preview";
import type { Question, Step } from "@/model/activity/question";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { type ConsoleViewInput, consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { type WorkNow, workShown } from "@/workshop/views/worksheets/shown";
import * as Y from "yjs";

const PEOPLE = 12;
const GROUPS = 4;

export const people = Array.from(
  { length: PEOPLE },
  (_, i) => `00000000-0000-4000-8000-${String(i + 1).padStart(12, "0")}`,
);
const aliases = ["Ana", "Budi", null, "Dao", "Eun", "Farid", "Gita", null, "Hanan", "Ivo", "Jun", "Kai"];
const posts: Post[] = [
  { id: "post-shown-1", text: "May we speak with the shelter first?", support: 4 },
  { id: "post-waiting", text: "ماذا لو كانت قاصراً؟", support: 1 },
  { id: "post-answered", text: "Who pays for the interpreter?", support: 2 },
];

/** Fineness of the walk's looks. */
export type Moment =
  | "shown"
  | "reading"
  | "open"
  | "preview"
  | "closed"
  | "revealed"
  | "explained"
  | "dimmed"
  | "present"
  | "over";

export interface Scene {
  /** Short and unique: `s1/paula/3 open`. */
  name: string;
  moment: Moment;
  kind: Activity["kind"] | null;
  room: PureRoom;
  context: ConsoleViewInput;
  work: WorkNow;
  posts: readonly Post[];
  /** The hand-over of the present session. */
  handover: string;
}

export class Walk {
  readonly room: PureRoom;
  private readonly sheets = new Map<string, { content: SheetContent; lastAt: number | null }>();
  private remarks: WorkNow["remarks"] = [];
  private gate: PreviewGate = closedPreviewGate;
  private handover = "";
  private session = "";
  private readonly seen = new Map<string, number>();

  constructor(
    readonly workshop: Workshop,
    private readonly visit: (scene: Scene) => void,
  ) {
    const settings = settingsSchema.parse({
      sectors: ["Police", "NGO"],
      agenda: workshop.agendas[0]?.id ?? null,
      certificates: true,
    });
    this.room = new PureRoom(freshState(ROOM, workshop, settings));
  }

  private get plan() {
    return planOf(this.room.state.workshop);
  }

  run(): void {
    const { room } = this;
    this.look("waiting", "shown", null);
    room.do({ type: "box", open: true, moderated: true });
    room.do({ type: "sort-post", post: "post-shown-1", to: "shown" });
    room.do({ type: "sort-post", post: "post-answered", to: "answered" });
    const day = room.state.agenda.days[0];
    if (day) room.do({ type: "start-day", day: day.id, planned: START - 60_000 });
    for (const step of this.plan.steps) this.at(step);
    room.pass(60).do({ type: "end" });
    this.look("end", "over", null);
  }

  private at(step: Step): void {
    const { room } = this;
    const activity = this.plan.activity(step.activityId)!;
    room.pass(120);
    if (step.sessionId !== this.session) this.enter(step.sessionId);
    room.go(step.id);
    if (activity.kind === "worksheet" && !step.notice) this.worksheet(activity, step);
    else this.ask(activity, step, step.question);
    for (const { question } of step.notice ? [] : step.whatIfs) {
      const before = room.state.position.question;
      room.ask(question);
      this.ask(activity, step, question);
      if (before) room.ask(before);
    }
  }

  /** A new session is handed to a presenter; the screens are dark for a moment. */
  private enter(session: string): void {
    const { room } = this;
    if (this.handover) room.do({ type: "take-back", handover: this.handover });
    this.session = session;
    this.handover = `handover-${session}`;
    room.do({ type: "hand-over", id: this.handover, session });
    room.do({ type: "dim", on: true });
    this.look(`${session} before`, "dimmed", null);
    room.do({ type: "dim", on: false });
  }

  private ask(activity: Activity, step: Step, id: string | undefined): void {
    const { room } = this;
    const question = id === undefined ? undefined : this.plan.question(id);
    this.look(id ?? step.id, "shown", activity);
    if (!question || question.stepId !== step.id || !kindOf(activity).ask(activity, question)) return;
    const { id: questionId } = question;
    const order = this.seen.size;
    room.open(questionId, order % 3 === 0 ? { seconds: 90, readFirst: 20 } : {});
    if (order % 3 === 0) {
      this.look(questionId, "reading", activity);
      room.pass(25);
    }
    const half = PEOPLE - 3;
    this.answer(activity, question, people.slice(0, half));
    if (order % 4 === 1) this.peek(activity, question);
    this.answer(activity, question, people.slice(half));
    this.look(questionId, "open", activity);
    if (order % 3 === 0) room.do({ type: "add-time", question: questionId, round: 1, seconds: 30 });
    room.pass(15).close(questionId);
    if (activity.kind === "open") this.curate(activity, questionId);
    this.look(questionId, "closed", activity);
    if (!room.try({ type: "reveal", question: questionId, round: 1 }).ok) return;
    this.look(questionId, "revealed", activity);
    if (kindOf(activity).key(activity, question)) {
      room.do({ type: "explain", question: questionId, on: true });
      this.look(questionId, "explained", activity);
    }
  }

  /** The trainer looks before it is over, and the stage shows a question of the box meanwhile. */
  private peek(activity: Activity, { id }: Question): void {
    const { room } = this;
    room.do({ type: "preview", on: true }, { type: "stage-post", post: "post-shown-1" });
    this.gate = advancePreview(closedPreviewGate, answersOf(room.board, id, 1), PEOPLE);
    this.look(id, "preview", activity);
    this.gate = closedPreviewGate;
    room.do({ type: "preview", on: false }, { type: "stage-post", post: null });
  }

  private answer(activity: Activity, question: Question, who: readonly string[]): void {
    const texts = this.texts();
    for (const person of who) {
      const i = people.indexOf(person);
      const body = plausible(activity, question, {
        insight: 0.4 + 0.04 * i,
        random: seeded(1_009 * (i + 1) + 31 * question.id.length + this.seen.size),
        phrases: phrasesIn(i % 4 === 3 ? "ar" : "en"),
        texts,
      });
      if (!body) continue;
      // As a form sends it; the rules take both.
      const done = this.room.answer(person, question.id, isPass(body) ? { pass: true } : { ...body });
      if (!done.ok) throw new Error(`${question.id} refused ${JSON.stringify(body)}: ${done.reason}`);
    }
  }

  /** Posts and entries that people can support or mark just now. */
  private texts(): string[] {
    const { state, board } = this.room;
    const { wall } = phoneView(state, board);
    if (wall) return [...wall.groups.flatMap((g) => g.texts), ...wall.texts].map((t) => t.id);
    const work = workShown(state, board, this.work);
    const cards = [work?.speaking?.card ?? [], work?.sheets.flatMap((s) => s.cards) ?? []].flat();
    return cards.flatMap((c) => c.blocks.flatMap((b) => b.lines.flatMap((l) => l.entry ?? [])));
  }

  private curate({ id, ...activity }: ActivityOf<"open">, question: string): void {
    if (question !== id) return;
    const { room } = this;
    const wall = consoleView(room.state, room.board, this.context).wall;
    const texts = wall?.texts.map((t) => t.id) ?? [];
    if (texts.length < 3) return;
    const change = (edit: object) => room.try({ type: "curate", question: id, change: edit } as never);
    change({ do: "show", texts: texts.slice(0, -1) });
    change({ do: "hide", texts: texts.slice(-1) });
    change({
      do: "group",
      group: "first",
      label: `About ${activity.title}`.slice(0, 60),
      texts: texts.slice(0, 2),
    });
  }

  private worksheet(sheet: ActivityOf<"worksheet">, step: Step): void {
    const { room } = this;
    if (room.state.groups.list.length === 0) this.form(sheet);
    const groups = room.state.groups.list.map((g) => g.id);
    switch (stopOf(sheet, step.id)) {
      case "work":
        this.look(step.id, "shown", sheet);
        room.do({ type: "start-work", activity: sheet.id, seconds: 600, phases: null });
        for (const [i, group] of groups.entries()) this.write(sheet, group, i);
        room.do({ type: "nudge", activity: sheet.id, group: groups[1]!, text: "Five minutes are left." });
        this.look(step.id, "open", sheet);
        room.pass(300).do({ type: "freeze-work", activity: sheet.id });
        this.look(step.id, "closed", sheet);
        return;
      case "present": {
        room.do({ type: "present-order", activity: sheet.id, order: groups.toReversed() });
        room.do({ type: "present", activity: sheet.id, group: groups[0]! });
        room.try({ type: "card", activity: sheet.id, group: groups[0]!, to: 1 });
        const [entry] = this.texts();
        if (entry) room.try({ type: "grey", activity: sheet.id, entry, on: true });
        this.look(step.id, "present", sheet);
        this.ask(sheet, step, step.question);
        return;
      }
      case "gallery":
        this.remarks = (remarks[sheet.id] ?? []).map(({ group, kind, text }, i) => ({
          id: `remark-${i}-${sheet.id}`.slice(0, 40),
          activity: sheet.id,
          group: groups[group]!,
          kind,
          text,
        }));
        room.do({
          type: "set-walk",
          activity: sheet.id,
          to: Object.fromEntries(people.map((p, i) => [p, groups[i % GROUPS]!])),
        });
        this.ask(sheet, step, step.question);
        return;
      case "board":
        this.look(step.id, "shown", sheet);
    }
  }

  private form(sheet: Activity): void {
    const { room } = this;
    this.look(`${sheet.id} without groups`, "shown", sheet);
    room.do({
      type: "set-groups",
      id: "set-groups-1",
      groups: Array.from({ length: GROUPS }, (_, g) => people.filter((_p, i) => i % GROUPS === g)),
      places: "tables",
    });
    const [first, second] = room.state.groups.list;
    room.do({ type: "name-group", group: first!.id, name: "Lotus", table: "Table 1" });
    room.do({ type: "add-guest", id: "guest-0001", group: second!.id, name: "Guest" });
    room.do({ type: "set-seat", group: first!.id, participant: people[0]! });
  }

  private write(sheet: ActivityOf<"worksheet">, group: string, i: number): void {
    const doc = new Y.Doc();
    const cells: Written = sheets[sheet.id]?.[i] ?? anything(sheet, i);
    for (const [path, text] of Object.entries(cells)) {
      if (typeof text === "number")
        for (let row = 0; row < text; row++) placesOf(doc).set(rowKey(path.slice(0, -1), `r${row + 1}`), row);
      else if (cellSpecAt(sheet, path)?.kind === "value") valuesOf(doc).set(path, text);
      else textAt(doc, path).insert(0, text);
    }
    const content = contentOf(doc, sheet);
    this.sheets.set(sheetKey(sheet.id, group), { content, lastAt: this.room.now - 10_000 * i });
  }

  private get work(): WorkNow {
    return {
      sheets: this.sheets,
      remarks: this.remarks,
      here: new Set(people.slice(0, -2)),
      names: new Map(people.map((p, i) => [p, aliases[i]!])),
      sectors: true,
      answerOf: () => () => undefined,
      now: this.room.now,
    };
  }

  private get context(): ConsoleViewInput {
    return {
      ...consoleContext,
      read: ["en", "ar", "th"],
      presence: { ...presence, here: PEOPLE, connected: PEOPLE - 2, waiting: 2, paused: 3 },
      gate: this.gate,
      people: people.map((id, i) => ({ id, alias: aliases[i] ?? "" })),
      posts,
      work: this.work,
      presenters: new Set([this.handover]),
      door: { ...door, stageKey: "STAGE-KEY" },
    };
  }

  private look(id: string, moment: Moment, activity: Activity | null): void {
    const place = this.session && activity ? `${this.session}/${id} ${moment}` : `${id} ${moment}`;
    const times = (this.seen.get(place) ?? 0) + 1;
    this.seen.set(place, times);
    this.visit({
      name: times === 1 ? place : `${place}, ${times}`,
      moment,
      kind: activity?.kind ?? null,
      room: this.room,
      context: this.context,
      work: this.work,
      posts,
      handover: this.handover,
    });
  }
}

/** Something in every plain field of a sheet of which no sample is written. */
function anything(sheet: ActivityOf<"worksheet">, i: number): Written {
  const cells: Record<string, string> = {};
  for (const section of sheet.sections.filter((s) => !s.repeat))
    for (const field of section.fields) {
      if (field.type === "text") cells[field.id] = `A text of group ${i + 1}`;
      if (field.type === "list") cells[field.id] = `First of group ${i + 1}\nSecond of all`;
      if (field.type === "choice") cells[field.id] = field.options[i % field.options.length]!.id;
      if (field.type === "number") cells[field.id] = String(10 + i);
    }
  return cells;
}
