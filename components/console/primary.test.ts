/**
 * From any place, the console's primary button leads on: a trainer to the room's end, a co-trainer to its
 * last step, a presenter to the end of their session.
 */
import { type Activity, kindNames } from "@/activities/kinds";
import { quickPlace } from "@/components/console/panels/quick";
import type { Verb } from "@/components/console/verb";
import { formsGroups, primaryOf, verbsOf } from "@/components/console/verbs";
import type { CommandInput } from "@/components/live/send";
import { person } from "@/tests/support/group-room";
import { runs } from "@/tests/support/property-runs";
import { consoleContext, coTrainer, PureRoom, ROOM, type Said, trainer } from "@/tests/support/pure-room";
import { templates } from "@/workshop/editor/templates";
import { commandSchema } from "@/workshop/commands/all";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { OWN, type SheetContent } from "@/model/worksheets/cells";
import { sheetKey } from "@/model/room/groups";
import { planOf } from "@/workshop/content/plan";
import { allSlots, unitOfSlot } from "@/workshop/room/agenda/agenda";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import type { Actor } from "@/workshop/room/actor";
import { noticeBefore } from "@/workshop/room/stops";
import { agendaMessage, planMessage } from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";
import { presenterPlan, presenterView } from "@/workshop/views/presenter-view";
import { noWork } from "@/workshop/views/worksheets/shown";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** An activity of some kind, with or without its content notice; a worksheet with some of its stops. */
const activity = fc
  .record({
    kind: fc.oneof(fc.constantFrom(...kindNames), fc.constant("worksheet" as const)),
    notice: fc.boolean(),
    speaking: fc.constantFrom(0, 60),
    dots: fc.constantFrom(0, 3),
  })
  .map(({ kind, notice, speaking, dots }) => ({
    ...templates[kind],
    ...(notice && { notice: "It is about violence." }),
    ...(kind === "case" && {
      parts: (templates.case.parts as object[]).map((part, i) =>
        i > 0 ? { ...part, notice: "It gets harder." } : part,
      ),
    }),
    ...(kind === "worksheet" && { speaking, dots }),
  }));

const workshop: fc.Arbitrary<Workshop> = fc
  .array(fc.array(activity, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((drawn) => {
    const sessions = drawn.map((activities, s) => ({
      id: `s${s}`,
      number: s + 1,
      title: `Session ${s}`,
      minutes: 60,
      activities: activities.map((one, a) => ({ ...one, id: `s${s}a${a}` })),
    }));
    const days = sessions.map(({ id }) => ({
      id: `day-${id}`,
      title: "Day",
      start: "09:00",
      slots: [
        { id: `lunch-${id}`, title: "Lunch", minutes: 30 },
        { id: `slot-${id}`, session: id, minutes: 60 },
      ],
    }));
    return workshopSchema.parse({
      id: "drawn",
      language: "en",
      title: "Drawn",
      summary: "For tests.",
      source: "Written for tests.",
      sessions,
      agendas: [{ id: "days", title: "Days", days }],
    });
  });

/** Every card of every section is shown, more than can be turned where there are many. */
const written: SheetContent = {
  cells: {
    first: "Ask",
    ...Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`steps/r${i}/what`, `Measure ${i}`])),
    [OWN.showMinority]: "1",
    [OWN.minority]: Array.from({ length: 500 }, (_, i) => `Line ${i}`).join("\n"),
  },
  rows: { steps: Array.from({ length: 8 }, (_, i) => `r${i}`) },
};

const HANDOVER = "handover-0000";
const presenter = { role: "presenter", roomId: ROOM, id: HANDOVER } as const;
type Driver = Actor & { role: "trainer" | "co-trainer" | "presenter" };
/** Reasons for which the primary button of each may lead nowhere. */
const ends: Record<Driver["role"], readonly string[]> = {
  trainer: [],
  "co-trainer": ["lastForTrainer"],
  presenter: ["notYourTurn", "dayOver"],
};

const drawGroups = {
  type: "form-groups",
  by: "count",
  n: 2,
  mix: "random",
  meetNew: false,
  places: "none",
} as const;

class DrivenRoom extends PureRoom {
  constructor(
    workshop: Workshop,
    agenda: string | null,
    private readonly writes: boolean,
    private readonly pages: number,
  ) {
    super(freshState(ROOM, workshop, settingsSchema.parse({ agenda })));
  }

  get view() {
    return consoleView(this.state, this.board, this.context);
  }

  private get context() {
    const sheets = new Map(
      Object.entries(this.writes ? this.state.work : {}).flatMap(([id, work]) =>
        work.groups.map((g) => [sheetKey(id, g), { content: written, lastAt: this.now }] as const),
      ),
    );
    return { ...consoleContext, pagesOf: () => this.pages, work: { ...noWork, sheets, now: this.now } };
  }

  /** Goes on like a room: by the notice that stands before a step. */
  send(command: CommandInput, actor: Actor = trainer): ReturnType<PureRoom["try"]> {
    const plan = planOf(this.state.workshop);
    if (command.type === "form-groups")
      return this.try({ type: "set-groups", groups: [[person(1)], [person(2)]], places: "none" }, actor);
    const to = command.type === "go" ? { to: noticeBefore(plan, this.state.position.step, command.to) } : {};
    return this.try({ ...command, ...to } as Said, actor);
  }

  primary({ role }: Driver) {
    const [plan, view] =
      role === "presenter"
        ? [presenterPlan(this.state, HANDOVER), presenterView(this.state, this.board, this.context, HANDOVER)]
        : [planMessage(this.state, role), this.view];
    const { agenda: days } = agendaMessage(this.state);
    const verbs = verbsOf(plan, view, days);
    const name = formsGroups(plan, view, days) ? "formGroups" : primaryOf(verbs);
    // Its panel leaves the way to the trainer, who here draws groups at random.
    const verb: Verb = name === "formGroups" ? { can: true, label: name, command: drawGroups } : verbs[name]!;
    return { name, verb };
  }

  /** Hands a session to a named presenter and goes there. @returns false where it cannot */
  handOver(session: string): boolean {
    const first = planOf(this.state.workshop).steps.find((s) => s.sessionId === session)!;
    return [
      this.try({ type: "hand-over", session, id: HANDOVER }),
      this.try({ type: "introduce", name: "Pia" }, presenter),
      this.send({ type: "go", to: first.id, seen: this.state.stepRevision }),
    ].every((done) => done.ok);
  }
}

const small = fc.nat(40);
type Act = (room: DrivenRoom) => Said | null;
const somewhereIn =
  <T>(list: (room: DrivenRoom) => readonly T[], then: (one: T, room: DrivenRoom) => Said | null) =>
  (n: number): Act =>
  (room) => {
    const all = list(room);
    return all.length > 0 ? then(all[n % all.length]!, room) : null;
  };
const steps = (room: DrivenRoom) => planOf(room.state.workshop).steps;
const breaks = (room: DrivenRoom) => allSlots(room.state.agenda).filter((s) => s.session === null);
const activities = (room: DrivenRoom) => planOf(room.state.workshop).activities;
const sheets = (room: DrivenRoom) => activities(room).filter((a) => a.kind === "worksheet");
const asked = (room: DrivenRoom, say: (question: string, round: number) => Said): Said | null => {
  const now = room.view.asked;
  return now && say(now.question, now.round);
};
const quick = (id: string): Activity =>
  ({ ...templates.poll, id, kind: "poll", title: "Quick" }) as unknown as Activity;

/** A trainer's acts besides the primary button. */
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: small.map(somewhereIn(steps, ({ id }) => ({ type: "go", to: id }))) },
  {
    weight: 2,
    arbitrary: small.map(somewhereIn(breaks, (slot) => ({ type: "go", to: unitOfSlot(slot.id) }))),
  },
  small.map(
    somewhereIn(steps, (s) => (s.whatIfs[0] ? { type: "ask", question: s.whatIfs[0].question } : null)),
  ),
  fc.constant<Act>((r) => asked(r, (question, round) => ({ type: "open", question, round: round + 1 }))),
  fc.constant<Act>((r) => asked(r, (question, round) => ({ type: "close", question, round }))),
  fc.constant<Act>((r) => asked(r, (question, round) => ({ type: "reveal", question, round }))),
  fc.constant<Act>((r) => asked(r, (question) => ({ type: "explain", question, on: true }))),
  fc.constantFrom<Act>(
    () => ({ type: "undo" }),
    () => ({ type: "dim", on: true }),
    () => ({ type: "end-day" }),
    () => ({ type: "stay" }),
    () => ({ type: "turn", to: 1 }),
    () => ({ type: "dissolve-groups" }),
    () => ({ type: "add-group" }),
  ),
  small.map(somewhereIn(activities, ({ id }) => ({ type: "finish", activity: id }))),
  small.map(
    somewhereIn(activities, ({ id }) => ({ type: "agenda", change: { do: "skip", activity: id, on: true } })),
  ),
  small.map(
    somewhereIn(
      (r) => r.state.agenda.days,
      ({ id }) => ({ type: "start-day", day: id, planned: null }),
    ),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (count): Act =>
      () => ({
        type: "set-groups",
        groups: Array.from({ length: count }, (_, i) => [person(i + 1)]),
        places: "none",
      }),
  ),
  small.map(
    somewhereIn(sheets, ({ id }) => ({ type: "start-work", activity: id, seconds: null, phases: null })),
  ),
  small.map(
    somewhereIn(sheets, ({ id }) => ({
      type: "set-phases",
      activity: id,
      people: [person(1), person(2)],
      seconds: [9, 9, 9],
    })),
  ),
  small.map(somewhereIn(sheets, ({ id }) => ({ type: "freeze-work", activity: id }))),
  small.map(
    somewhereIn(sheets, ({ id }, room) => ({
      type: "present",
      activity: id,
      group: room.state.groups.list[0]?.id ?? null,
    })),
  ),
  {
    weight: 2,
    arbitrary: fc.boolean().map(
      (aside): Act =>
        (room) => {
          const { workshop: now, agenda, position } = room.state;
          const place = quickPlace(planMessage(room.state, "trainer"), agenda, position.step);
          const activity = quick(`quick-${now.sessions.flatMap((s) => s.activities).length}`);
          return (
            place && {
              type: "amend",
              change: { do: "insert", ...place, activity, ...(aside && { aside: true as const }) },
            }
          );
        },
    ),
  },
  // The room may also go at once to a place of an amendment.
  fc.constant<Act>((room) => {
    const last = room.state.amendments.at(-1);
    return last ? { type: "go", to: last.activity.id } : null;
  }),
);

describe("the leading button (B-180, B-278)", () => {
  it.each<Driver>([trainer as Driver, coTrainer as Driver, presenter])(
    "leads on in a bounded number of presses, from wherever the room stands: $role",
    (driver) => {
      fc.assert(
        fc.property(
          workshop,
          fc.constantFrom("days", null),
          fc.boolean(),
          fc.integer({ min: 1, max: 3 }),
          fc.array(act, { maxLength: 25 }),
          (written, agenda, writes, pages, acts) => {
            const room = new DrivenRoom(written, agenda, writes, pages);
            for (const one of acts) {
              const said = one(room);
              if (said) room.send(said as CommandInput);
              room.pass(20).tick();
            }
            const pressed: string[] = [];
            const perStep = pages * (4 + 4 * 62);
            const most = 20 + planOf(room.state.workshop).steps.length * perStep;
            if (driver.role === "presenter" && !room.handOver(written.sessions.at(-1)!.id)) return;
            const over = () =>
              room.state.ended || (driver.role === "presenter" && room.state.handovers.every((h) => h.over));
            while (!over()) {
              const { name, verb } = room.primary(driver);
              const label = `${room.state.position.step}: ${name} ${verb.label}`;
              if (!verb.can) {
                expect(ends[driver.role], `${label}: ${verb.why}`).toContain(verb.why);
                return;
              }
              expect(
                commandSchema.safeParse({ id: "command-1", ...verb.command }).error?.issues,
                label,
              ).toBeUndefined();
              const done = room.send(verb.command, driver);
              expect(done.ok ? done.changed : done.reason, label).toBe(true);
              // The first step of a day is asked for at the revision that its beginning makes.
              const also =
                verb.also?.type === "go" ? { ...verb.also, seen: room.state.stepRevision } : verb.also;
              if (also) expect(room.send(also, driver), label).toMatchObject({ ok: true });
              pressed.push(label);
              expect(pressed.length, pressed.slice(-12).join("\n")).toBeLessThan(most);
              room.pass(20);
            }
          },
        ),
        { numRuns: runs(40) },
      );
    },
    120_000,
  );
});
