/** B-163, B-235: what is sent to a surface depends on the workshop, not on how many people are in the room. */
import { describe, expect, it } from "vitest";
import type { Activity, AnswerBody } from "@/activities/kinds";
import { seeded } from "@/model/statistics/random";
import type { Question } from "@/model/activity/question";
import { everyKind } from "@/tests/support/every-kind";
import { GroupRoom, people, person } from "@/tests/support/group-room";
import { consoleContext, door, PureRoom, presence, ROOM } from "@/tests/support/pure-room";
import { planOf } from "@/workshop/content/plan";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { plausible } from "@/workshop/rehearsal/plausible";
import type { Post } from "@/workshop/session/question-box";
import { freshState, settingsSchema } from "@/workshop/session/state";
import {
  agendaMessage,
  consoleView,
  planMessage,
  presentActivity,
  presentMessage,
} from "@/workshop/views/console-view";
import { groupView, sheetFormOf } from "@/workshop/views/group-view";
import { phoneView } from "@/workshop/views/phone-view";
import { presenterPlan, presenterView } from "@/workshop/views/presenter-view";
import { stageView } from "@/workshop/views/stage-view";
import { noWork, type WorkNow } from "@/workshop/views/work-view";

const [MANY, MORE] = [2_000, 6_000];
/** Bytes by which digits of counts may differ. */
const DIGITS = 200;

/** A room of so many people in which most have answered. */
function answered(count: number, last: "poll" | "story/1"): PureRoom {
  const room = new PureRoom().go(last).open(last);
  for (const [i, person] of people(count).entries())
    room.answer(
      person,
      last,
      last === "poll" ? { choice: [i % 3 ? "red" : "blue"] } : { answer: i % 2 ? "yes" : "no" },
    );
  return room.close(last).reveal(last);
}

const grouped = (count: number, groups: number): PureRoom =>
  GroupRoom.of(...Array.from({ length: groups }, () => count / groups));

const situations: [string, (count: number) => PureRoom][] = [
  ["the waiting room", () => new PureRoom()],
  ["a poll that all answered", (count) => answered(count, "poll")],
  ["a part of a case that all answered", (count) => answered(count, "story/1")],
  ["a room without groups", () => new GroupRoom()],
  ["ten groups", (count) => grouped(count, 10)],
  ["fifty groups that write", (count) => writing(grouped(count, 50))],
  ["one group that writes", (count) => writing(grouped(count, 1))],
  ["one group that speaks, by the last of all", (count) => speaking(writing(grouped(count, 1)), count)],
  [
    "groups to choose",
    (count) => grouped(count, 1).do({ type: "offer-groups", names: [null, null], cap: 500 }),
  ],
];

const writing = (room: PureRoom): PureRoom =>
  room.go("sheet").do({ type: "start-work", activity: "sheet", seconds: null, phases: null });
const speaking = (room: PureRoom, count: number): PureRoom =>
  room
    .do({ type: "set-seat", group: "g1-1", participant: person(count) })
    .do({ type: "freeze-work", activity: "sheet" })
    .do({ type: "present", activity: "sheet", group: "g1-1" });

/** The bytes of everything that is sent of a room in which so many people are. */
function sizesOf(room: PureRoom, count: number, more: { posts?: Post[]; work?: Partial<WorkNow> } = {}) {
  const names = new Map(people(count).map((person, i) => [person, `Person ${String(i).padStart(4, "0")}`]));
  const work: WorkNow = { ...noWork, names, here: new Set(names.keys()), ...more.work };
  const posts = more.posts ?? [];
  const context = {
    ...consoleContext,
    presence: { ...presence, here: count, connected: count },
    people: [...names].map(([id, alias]) => ({ id, alias })),
    posts,
    work,
  };
  const views = {
    console: consoleView(room.state, room.board, context),
    presenter: presenterView(room.state, room.board, context, "none"),
    stage: stageView(room.state, room.board, context.presence, door, posts, work),
    phone: phoneView(room.state, room.board, posts, "en", work),
    "a group's phone": groupView(room.state, person(1), work, "en"),
    "the seat's phone": groupView(room.state, person(count), work, "en"),
    "a group's sheet": sheetFormOf(room.state, person(1), work, "en"),
    plan: planMessage(room.state, "trainer"),
    "a presenter's plan": presenterPlan(room.state, "none"),
    agenda: agendaMessage(room.state),
    "the present activity": presentMessage(presentActivity(room.state)),
  };
  return Object.entries(views).map(([name, view]) => ({ name, bytes: JSON.stringify(view).length }));
}

/** No view of the larger room is larger, but for the digits of its counts. */
function sameSize(small: ReturnType<typeof sizesOf>, large: ReturnType<typeof sizesOf>): void {
  for (const [i, { name, bytes }] of large.entries())
    expect(bytes - small[i]!.bytes, name).toBeLessThan(DIGITS);
}

describe.each(situations)("in %s", (_name, make) => {
  it("no view grows with the room", () => {
    sameSize(sizesOf(make(MANY), MANY), sizesOf(make(MORE), MORE));
  });
});

const [SOME, TWICE] = [300, 600];
/** Words that nobody else wrote, of one length. */
const words = (i: number, of = "w"): string => `What person ${of}${String(i).padStart(6, "0")} wrote here`;

/** One of every kind, asking for words of one's own wherever that can be asked. */
const asking: Workshop = workshopSchema.parse({
  ...everyKind,
  sessions: everyKind.sessions.map((session) => ({
    ...session,
    activities: session.activities.flatMap((activity): object[] => {
      const { kind } = activity;
      if (kind === "open") return [{ ...activity, most: 2, moderated: false, upvotes: true }];
      if (kind === "poll")
        return [
          { ...activity, other: true, reasons: false },
          { ...activity, id: "one-poll-why", other: false, reasons: true },
        ];
      if (kind === "case")
        return [{ ...activity, parts: activity.parts.map((p) => ({ ...p, reasons: true })) }];
      return [activity];
    }),
  })),
});

/** What person `i` answers: words of their own wherever there is room for some. */
function answerOf(activity: Activity, question: Question, i: number): AnswerBody | object | null {
  const random = seeded(i);
  const phrases = [words(i), words(i, "x")];
  const given = plausible(activity, question, { insight: 0.5, random, phrases, texts: [] });
  if (question.whatIfId) return given;
  switch (activity.kind) {
    case "open":
      return { texts: phrases };
    case "poll":
      return {
        choice: [activity.options[i % activity.options.length]!.id],
        ...(activity.other ? { other: words(i) } : { reason: words(i) }),
      };
    case "agreement":
      return { agree: ["yes"], add: [words(i)] };
    case "case":
      return { answer: activity.answers[i % activity.answers.length]!.id, reason: words(i) };
    case "form":
      return Object.fromEntries(
        activity.sections
          .flatMap((s) => s.fields)
          .flatMap((f) => (f.type === "text" || f.type === "lines" ? [[`values.${f.id}`, [words(i)]]] : [])),
      );
    default:
      return given;
  }
}

/** A room that was asked this by so many people, who wrote and have seen what came of it. */
function told(count: number, step: string, question: Question): PureRoom {
  const room = new PureRoom(freshState(ROOM, asking, settingsSchema.parse({}))).go(step);
  if (question.whatIfId) room.ask(question.id);
  room.open(question.id);
  const activity = planOf(asking).activity(question.activityId)!;
  for (const [i, person] of people(count).entries()) {
    const body = answerOf(activity, question, i);
    const judged = body && room.answer(person, question.id, body as never);
    if (judged && !judged.ok) throw new Error(`${question.id}: ${judged.reason}`);
  }
  return room.close(question.id).reveal(question.id);
}

const plan = planOf(asking);
/** Every question, with the first step that asks it. */
const questions = [
  ...new Map(
    plan.steps
      .toReversed()
      .flatMap((step) =>
        [step.question, ...step.whatIfs.map((w) => w.question)].flatMap((id) =>
          id === undefined || step.notice ? [] : [[id, step.id] as const],
        ),
      ),
  ),
];

describe("what people write", () => {
  it.each(questions.filter(([id]) => !id.startsWith("one-worksheet")))(
    "at %s no view grows with those who wrote",
    (id, step) => {
      const question = plan.question(id)!;
      const [some, twice] = [told(SOME, step, question), told(TWICE, step, question)];
      sameSize(sizesOf(some, SOME), sizesOf(twice, TWICE));
    },
  );

  it.each([true, false])("in the question box, read first: %s", (moderated) => {
    const room = new PureRoom().do({ type: "box", open: true, moderated: !moderated });
    if (moderated) room.do({ type: "box", open: true, moderated });
    const posts = (count: number): Post[] =>
      people(count).map((id, i) => ({ id, text: words(i), support: 0 }));
    sameSize(sizesOf(room, MANY, { posts: posts(MANY) }), sizesOf(room, MORE, { posts: posts(MORE) }));
  });

  it("on the sheets of a gallery", () => {
    const gallery = (count: number) => writing(grouped(count, 10)).go("sheet/gallery");
    const remarks = (count: number): WorkNow["remarks"] =>
      people(count).map((id, i) => ({
        id,
        activity: "sheet",
        group: `g1-${1 + (i % 9)}`,
        kind: "comment",
        text: words(i),
      }));
    sameSize(
      sizesOf(gallery(MANY), MANY, { work: { remarks: remarks(MANY) } }),
      sizesOf(gallery(MORE), MORE, { work: { remarks: remarks(MORE) } }),
    );
  });
});
