/**
 * Two trainers, five phones and the clock do anything in any order. Whatever they do, the rules of
 * docs/behaviour.md hold after each step. fast-check prints seed and path of a failure, shrunk to few steps.
 */
import { isDeepStrictEqual } from "node:util";
import type { ActivityOf } from "@/activities/kinds";
import { versionOf } from "@/workshop/editor/version";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  consoleContext,
  coTrainer,
  door,
  newRoom,
  presence,
  PureRoom,
  replay,
  type Said,
  server,
  trainer,
} from "@/tests/support/pure-room";
import { runs } from "@/tests/support/property-runs";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { apply } from "@/workshop/commands/apply";
import { versionsFrom } from "@/workshop/room/amend";
import { dayPhase } from "@/workshop/room/agenda/agenda";
import { noticeBefore } from "@/workshop/room/stops";
import { roundKey } from "@/workshop/room/answers-by-round";
import { planOf } from "@/workshop/content/plan";
import { dueRounds, nextDeadline } from "@/workshop/room/rounds";
import { type RoomState, UNDO_DEPTH } from "@/workshop/room/state";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const plan = planOf(sampleWorkshop);
const steps = [...plan.steps.map((s) => s.id), "nowhere", "poll", "poll", "story/2", "story/2", "story/3"];
const questions = ["poll", "many", "story/1", "story/2", "story/2?younger", "story/3", "hello"];
const phones = ["PHONE-1", "PHONE-2", "PHONE-3", "PHONE-4", "PHONE-5"];
const removable = ["11111111-1111-4111-8111-111111111111"];
const bodies = [
  { choice: ["red"] },
  { choice: [], other: "OTHER-TEXT" },
  { choice: ["one", "two"] },
  { answer: "yes", sureness: 5 },
  { answer: "no", clauses: ["p2-a"] },
  { answer: "unsure", elements: ["act"] },
  { pass: true },
  { choice: ["green"] },
];

/** `focus`: what stands in focus is meant; otherwise `question` and `round`, which mostly do not fit. */
const mostly = fc.nat(9).map((n) => n > 0);
const target = fc.record({
  focus: mostly,
  question: fc.constantFrom(...questions),
  round: fc.integer({ min: 1, max: 3 }),
});
const seconds = fc.option(fc.constantFrom(5, 20, 100), { nil: undefined });
const readFirst = fc.constantFrom(undefined, undefined, undefined, 5);
const old = mostly.map((n) => (n ? 0 : 1));
const control = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant("go" as const), to: fc.constantFrom(...steps), old }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("ask" as const),
      question: fc.constantFrom("story/2", "story/2?younger"),
      old,
    }),
  },
  { weight: 8, arbitrary: fc.record({ type: fc.constant("open" as const), at: target, seconds, readFirst }) },
  {
    weight: 10,
    arbitrary: fc.record({
      type: fc.constantFrom("close" as const, "reveal" as const, "hide" as const),
      at: target,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("add-time" as const),
      at: target,
      seconds: fc.constantFrom(5, 60),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom("dim" as const, "preview" as const, "preview" as const, "lock" as const),
      on: fc.boolean(),
    }),
  },
  { weight: 14, arbitrary: fc.record({ type: fc.constant("undo" as const), old }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("finish" as const),
      activity: fc.constantFrom("poll", "story", "hello", "nothing"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { type: "end-day" as const },
      { type: "start-day" as const, day: "all", planned: null },
      { type: "start-day" as const, day: "nothing", planned: null },
      { type: "stay" as const },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("agenda" as const),
      change: fc.constantFrom(
        { do: "skip" as const, activity: "many", on: true },
        { do: "skip" as const, activity: "story", on: false },
        { do: "lengthen" as const, activity: "poll", by: 5 },
        { do: "move" as const, activity: "hello", slot: "s1", before: "story" },
        { do: "skip-slot" as const, slot: "nothing", on: true },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("amending" as const),
      how: fc.constantFrom(
        "insert" as const,
        "wording" as const,
        "options" as const,
        "key" as const,
        "later" as const,
        "gone" as const,
      ),
      n: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("remove" as const),
      participant: fc.constantFrom(...removable),
    }),
  },
);
/** Changes of trainers while the room runs; `n` makes one differ from the next. */
function amendment(state: RoomState, { how, n }: { how: string; n: number }): object {
  if (how === "insert") {
    const options = [
      { id: "a", text: "A" },
      { id: "b", text: "B" },
    ];
    return {
      do: "insert",
      session: "s1",
      after: "poll",
      activity: { id: `quick-${n}`, kind: "poll", title: "Quick", question: "Quick?", options },
    };
  }
  const { activity } = planOf(state.workshop);
  const poll = activity("poll") as ActivityOf<"poll">;
  const story = activity("story") as ActivityOf<"case">;
  const [one, two, three] = story.parts;
  const changed =
    how === "wording"
      ? { ...poll, question: `Which one, ${n}?` }
      : how === "options"
        ? {
            ...poll,
            options: [
              { id: "red", text: "Red" },
              { id: `blue-${n}`, text: "Blue" },
            ],
          }
        : how === "key"
          ? {
              ...story,
              parts: [
                { ...one, key: { accepted: ["yes"], reason: `KEY-REASON ${n}` } },
                ...story.parts.slice(1),
              ],
            }
          : how === "later"
            ? {
                ...story,
                parts: [one, two, { ...three, clauses: [{ id: "p3-a", text: `STORY-3-A other ${n}.` }] }],
              }
            : { ...story, parts: [one, two], band: { from: "1", to: "2", reason: "BAND-REASON" } };
  return {
    do: "change",
    base: versionOf(changed === story || "parts" in changed ? story : poll),
    activity: changed,
  };
}

const happening = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant("control" as const),
      who: fc.constantFrom(trainer, coTrainer),
      control,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      phone: fc.constantFrom(...phones),
      at: target,
      rev: fc.integer({ min: 1, max: 3 }),
      body: fc.constantFrom(...bodies),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("time" as const),
      seconds: fc.constantFrom(0.5, 1.5, 6, 30, 62, 110),
      tick: fc.boolean(),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const focus = { focus: true, question: "poll", round: 1 };
const by = (c: Extract<Happening, { kind: "control" }>["control"]): Happening => ({
  kind: "control",
  who: trainer,
  control: c,
});
const longWait: Happening = { kind: "time", seconds: 110, tick: true };
/** Some order among the chance: what trainers do in a row, so that deep states are reached often. */
const happenings = fc.oneof(
  { weight: 6, arbitrary: happening.map((h) => [h]) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 4 })
      .map((n) => Array.from({ length: n }, () => by({ type: "undo", old: 0 }))),
  },
  { weight: 1, arbitrary: fc.constant([by({ type: "reveal", at: focus })]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(["poll"], ["story/2"], ["story/3!notice", "story/3"]),
        fc.constantFrom(undefined, 20),
        fc.boolean(),
        fc.constantFrom(...phones),
      )
      .map(([way, limit, waits, phone]): Happening[] => [
        ...way.map((to) => by({ type: "go", to, old: 0 })),
        by({ type: "open", at: focus, seconds: limit, readFirst: undefined }),
        { kind: "answer", phone, at: focus, rev: 1, body: { pass: true } },
        waits ? longWait : by({ type: "close", at: focus }),
      ]),
  },
);

/**
 * As the database gives it back: JSON whose keys have another order; the workshop and its versions are made
 * from its own column.
 */
function stored(state: RoomState): RoomState {
  const { workshop: _workshop, versions: _versions, ...rest } = state;
  const kept = sorted(JSON.parse(JSON.stringify(rest))) as RoomState;
  const versions = versionsFrom(sampleWorkshop, kept.amendments);
  return { ...kept, versions, workshop: versions.at(-1)! };
}
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value;

const same = (a: unknown, b: unknown): void => {
  if (!isDeepStrictEqual(a, b)) expect(a).toEqual(b);
};

const views = (state: RoomState, room: PureRoom) => ({
  phone: phoneView(state, room.board),
  stage: stageView(state, room.board, presence, door),
  console: consoleView(state, room.board, consoleContext),
});

class Model {
  readonly room = new PureRoom();
  /** The room as it would be after a restart before each step. */
  private reloaded = newRoom();
  /** Rounds whose result was seen, with the answers they had then. */
  private readonly seen = new Map<string, string>();

  happen(h: Happening): void {
    const { room } = this;
    if (h.kind === "time") {
      room.pass(h.seconds);
      if (h.tick) this.command({ type: "tick" }, true);
    } else if (h.kind === "answer") {
      const { question, round } = this.meant(h.at, false);
      const finished = room.state.finished.includes(plan.question(question)?.activityId ?? "");
      const judged = room.answer(h.phone, question, h.body, { round, rev: h.rev });
      if (finished) expect(judged.ok && "store" in judged).toBe(false);
    } else {
      this.command(this.said(h.control), false, h.who);
    }
    this.check();
  }

  private meant(
    a: { focus: boolean; question: string; round: number },
    next: boolean,
  ): { question: string; round: number } {
    const focus = this.room.state.position.question;
    if (!a.focus || !focus) return { question: a.question, round: a.round };
    const last = this.room.state.position.rounds[focus]?.at(-1)?.number ?? 0;
    return { question: focus, round: Math.max(1, next ? last + 1 : last) };
  }

  private said(c: Extract<Happening, { kind: "control" }>["control"]): Said {
    if ("at" in c) {
      const { at: where, ...rest } = c;
      return { ...rest, ...this.meant(where, c.type === "open") } as Said;
    }
    if (c.type === "amending") return { type: "amend", change: amendment(this.room.state, c) } as Said;
    if (!("old" in c)) return c as Said;
    const { old: behind, ...rest } = c;
    const { revision, stepRevision, position } = this.room.state;
    // As the server does it: by the content notice (B-159).
    const to = rest.type === "go" ? { to: noticeBefore(this.plan, position.step, rest.to) } : {};
    return {
      ...rest,
      ...to,
      seen: Math.max(0, (c.type === "undo" ? revision : stepRevision) - behind),
    } as Said;
  }

  private command(command: Said, byServer: boolean, who = trainer): void {
    const { room } = this;
    const before = room.state;
    const frozen = JSON.stringify(before);
    const applied = room.try(command, byServer ? server : who);
    expect(JSON.stringify(before)).toBe(frozen);
    if (!applied.ok || !applied.changed) return;
    expect(room.state.revision).toBe(before.revision + 1);
    const entry = room.log.at(-1)!;
    this.checkNotice(before);
    const again = apply(this.reloaded, JSON.parse(JSON.stringify(entry.command)), {
      actor: entry.actor,
      now: entry.now,
    });
    expect(again.ok).toBe(true);
    if (again.ok) this.reloaded = stored(again.state);
  }

  private check(): void {
    const { state, log } = this.room;
    expect(state.revision).toBe(log.length);
    expect(state.undoStack.length).toBeLessThanOrEqual(UNDO_DEPTH);
    same(stored(state), state);
    same(this.reloaded, state);
    const now = views(state, this.room);
    same(views(this.reloaded, this.room), now);
    this.checkRounds();
    this.checkPhone(JSON.stringify(now.phone), now.phone);
    this.checkStage(JSON.stringify(now.stage), now.stage);
    if (now.console.results)
      expect(state.position.rounds[now.console.asked!.question]?.at(-1)?.seen).toBe(true);
    expect(JSON.stringify(now.console)).not.toMatch(/PHONE-\d|KEY-REASON|NOTES|BAND-REASON/);
  }

  private get plan() {
    return planOf(this.room.state.workshop);
  }

  /** Whatever led to a step, or back to it after a rest, has led by its content notice. */
  private checkNotice(before: RoomState): void {
    const { position, agenda } = this.room.state;
    const rested = dayPhase(before.agenda).is === "over" && dayPhase(agenda).is === "on";
    if (position.step !== null)
      expect(noticeBefore(this.plan, rested ? null : before.position.step, position.step)).toBe(
        position.step,
      );
  }

  private checkRounds(): void {
    const { state, board } = this.room;
    const { position } = state;
    for (const key of this.seen.keys()) {
      const [question, number] = key.split("#") as [string, string];
      const round = position.rounds[question]?.find((r) => r.number === Number(number));
      expect(round?.seen && round.phase !== "open").toBe(true);
    }
    for (const [question, rounds] of Object.entries(position.rounds)) {
      rounds.forEach((round, i) => {
        if (i > 0) expect(round.number).toBe(rounds[i - 1]!.number + 1);
        const key = roundKey(question, round.number);
        const answers = JSON.stringify([...(board.get(key) ?? [])]);
        if (round.seen) {
          if (this.seen.has(key)) expect(answers).toBe(this.seen.get(key));
          this.seen.set(key, answers);
        }
        if (round.phase !== "open") return;
        expect(round.number).toBe(rounds.at(-1)!.number);
        expect(state.finished).not.toContain(plan.question(question)!.activityId);
        if (question !== position.question) expect(round.closesAt).not.toBeNull();
      });
    }
    const deadline = nextDeadline(position, this.room.now);
    if (deadline !== null && deadline <= this.room.now)
      expect(dueRounds(position, this.room.now)).not.toEqual([]);
  }

  private checkHidden(json: string): void {
    const { position } = this.room.state;
    expect(json).not.toMatch(/KEY-REASON|NOTES|PRIVATE-NOTE|BAND-REASON|OTHER-TEXT|PHONE-\d|STAGE-KEY/);
    for (const n of [1, 2, 3]) {
      if (position.shown.includes(`story/${n}`)) continue;
      expect(json).not.toMatch(new RegExp(`STORY-${n}|title of part ${n}|recall of part ${n}|label-${n}`));
    }
    if (position.question !== "story/2?younger") expect(json).not.toMatch(/WHATIF|Younger/);
    if (position.step !== "story/3!notice") expect(json).not.toContain("NOTICE");
  }

  private checkPhone(json: string, view: ReturnType<typeof phoneView>): void {
    this.checkHidden(json);
    expect(json).not.toMatch(/SECRET-SLIDE|label-\d|KORA/);
    if (view.asked?.phase === "revealed") expect(view.results?.round).toBe(view.asked.round);
    else expect(json).not.toContain('"count"');
  }

  private checkStage(json: string, view: ReturnType<typeof stageView>): void {
    this.checkHidden(json);
    if (view.asked?.phase !== "revealed") expect(view.results).toBeNull();
    const { rounds } = this.room.state.position;
    for (const t of view.trail) {
      if (t.options) expect(rounds[`story/${t.part}`]?.some((r) => r.phase === "revealed")).toBe(true);
    }
    expect(view.door === null).toBe(this.room.state.locked || this.room.state.ended);
  }
}

describe("a room in which anything happens", () => {
  it(
    "keeps every rule after every step, and is the same after a restart (B-2, B-10, B-13, B-17, B-24, B-37, B-159)",
    () => {
      fc.assert(
        fc.property(
          fc.array(happenings, { minLength: 1, maxLength: 25, size: "max" }),
          fc.boolean(),
          (chunks, ends) => {
            const model = new Model();
            for (const h of chunks.flat()) model.happen(h);
            if (ends) {
              model.room.do({ type: "end" });
              const { state } = model.room;
              expect(
                Object.values(state.position.rounds)
                  .flat()
                  .every((r) => r.phase !== "open"),
              ).toBe(true);
              const answered = [...model.room.board].flatMap(([key, answers]) =>
                answers.size ? [plan.question(key.split("#")[0]!)!.activityId] : [],
              );
              for (const activity of answered) expect(state.finished).toContain(activity);
            }
            same(replay(model.room.log), model.room.state);
          },
        ),
        { numRuns: runs(200) },
      );
    },
    runs(240_000),
  );
});
