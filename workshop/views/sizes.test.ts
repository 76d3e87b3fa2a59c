/** B-163, B-235: what a room sends depends on the workshop, not on how many people are in the room. */
import { describe, expect, it } from "vitest";
import type { Activity, AnswerBody } from "@/activities/kinds";
import { seeded } from "@/model/statistics/random";
import type { Question } from "@/model/activity/question";
import { storedRoomId } from "@/model/ids";
import { noPeers } from "@/server/platform/cluster/peers";
import { GuestNumbers } from "@/server/rooms/guest-numbers";
import { WaitingRoom } from "@/server/rooms/waiting-room";
import { SheetAwareness } from "@/server/rooms/worksheets/awareness";
import { inOwnWords } from "@/tests/support/every-kind";
import { GroupRoom, people, person } from "@/tests/support/group-room";
import { MemoryStore, roomOver } from "@/tests/support/memory-store";
import { consoleContext, door, newRoom, PureRoom, presence, ROOM } from "@/tests/support/pure-room";
import { planOf } from "@/workshop/content/plan";
import { type View, viewSchema } from "@/workshop/protocol/views";
import { plausible } from "@/workshop/rehearsal/plausible";
import { blankSheet } from "@/model/worksheets/cells";
import type { Post } from "@/model/room/question-box";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import {
  agendaMessage,
  planMessage,
  presentActivity,
  presentMessage,
  stepMessage,
} from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";
import { groupView, sheetFormOf } from "@/workshop/views/worksheets/group";
import { phoneView } from "@/workshop/views/phone-view";
import { helperView, runMessage } from "@/workshop/views/invited-views";
import { presenterPlan, presenterStep, presenterView } from "@/workshop/views/presenter-view";
import { stageView } from "@/workshop/views/stage-view";
import { noWork, type WorkNow } from "@/workshop/views/worksheets/shown";

/** So many that nobody is listed twice: among the newest, and first of a group or of those without one. */
const [MANY, MORE] = [3_000, 6_000];
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
  ["ten groups that write", (count) => writing(grouped(count, 10))],
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

type More = { posts?: Post[]; work?: Partial<WorkNow> };
/** What is measured, by the type of message and then by whom it is for. */
type Measured = { [T in View["type"]]?: Record<string, unknown> };

const guests = new GuestNumbers();

/**
 * What is sent of a room in which so many people are, every second without a name, and before whose door as
 * many wait.
 */
function viewsOf(room: PureRoom, count: number, more: More = {}) {
  const all = people(count);
  const aliases = new Map(all.map((id, i) => [id, i % 2 ? "" : `Person ${String(i).padStart(4, "0")}`]));
  const names = new Map([...aliases].map(([id, alias]) => [id, alias || null]));
  const work: WorkNow = { ...noWork, names, here: new Set(all), ...more.work };
  const posts = more.posts ?? [];
  const context = {
    ...consoleContext,
    presence: { ...presence, here: count, connected: count },
    people: [...aliases].map(([id, alias]) => ({ id, alias })),
    guest: guests.among(all.filter((id) => aliases.get(id) === "")),
    waiting: atTheDoor(count).listed(),
    posts,
    work,
  };
  return {
    console: {
      trainer: consoleView(room.state, room.board, context),
      presenter: presenterView(room.state, room.board, context, "none"),
    },
    stage: { all: stageView(room.state, room.board, context.presence, door, posts, work) },
    phone: { all: phoneView(room.state, room.board, posts, "en", work) },
    group: {
      member: groupView(room.state, person(1), work, "en"),
      seat: groupView(room.state, person(count), work, "en"),
      form: sheetFormOf(room.state, person(1), work, "en"),
    },
    plan: { trainer: planMessage(room.state, "trainer"), presenter: presenterPlan(room.state, "none") },
    step: { trainer: stepMessage(room.state), presenter: presenterStep(room.state, "none") },
    agenda: { all: agendaMessage(room.state) },
    helper: {
      all: helperView(
        room.state,
        { room: "Room", presence: context.presence, waiting: context.waiting },
        null,
      ),
    },
    run: { all: runMessage(room.state) },
    present: { all: presentMessage(presentActivity(room.state)) },
  } satisfies Measured;
}

const atTheDoor = (count: number): WaitingRoom =>
  new WaitingRoom(
    {
      roomId: storedRoomId(ROOM),
      state: newRoom,
      store: new MemoryStore(storedRoomId(ROOM), newRoom()),
      peers: noPeers,
      isIn: () => false,
      admit: async () => undefined,
      countsChanged: () => undefined,
    },
    people(count).map((id) => ({ id, tokenHash: id, alias: "Waits", sector: null, language: null })),
  );

/** What a reader and a console that looks are told of one sheet on which so many write at once. */
function viewsOfSheet(count: number) {
  const name = { activity: "sheet", group: "g1-1" };
  const sent: Measured = {};
  const awareness = new SheetAwareness({
    now: () => 0,
    send: (to, message) => Object.assign(sent, { [message.type]: { [to]: message } }),
    isIn: () => true,
    alias: () => "Person",
    content: () => blankSheet,
    moved: () => undefined,
  });
  awareness.open(name, person(count + 1), "reader");
  awareness.writersThere(
    "elsewhere",
    people(count).map((participant) => ({ ...name, participant, cell: "measures", at: 0 })),
  );
  awareness.watch("looker", name);
  awareness.close();
  return sent;
}

/** What somebody is told of themselves who answered as all others did, and supports two questions as they do. */
async function viewsOfOwn(count: number) {
  const { state } = new PureRoom().do({ type: "box", open: true, moderated: false }).go("poll").open("poll");
  const store = new MemoryStore(storedRoomId(ROOM), state);
  for (const id of people(count)) {
    store.join(id);
    store.posts.set(id, words(1));
    for (const postId of people(2)) store.supports.push({ postId, pseudonym: `box ${id}` });
  }
  const { room } = await roomOver(store);
  const body = { choice: ["red"] };
  const acks = await Promise.all(
    people(count).map((id) =>
      room.answers.take(
        { id },
        { type: "answer", id, question: "poll", round: 1, rev: 1, body },
        null,
        "socket",
      ),
    ),
  );
  expect(acks.every((ack) => ack.ok)).toBe(true);
  const mine = await room.mine(person(1), null);
  await room.close();
  return { mine: { own: mine } } satisfies Measured;
}

/** The same in every room. */
const constant = { renew: {}, bye: {} } satisfies Measured;

const sizesOf = (views: Measured) =>
  Object.entries(views).flatMap(([type, all]) =>
    Object.entries(all).map(([whom, view]) => ({
      name: `${type}, ${whom}`,
      bytes: JSON.stringify(view).length,
    })),
  );

/** No view of the larger room is larger, but for the digits of its counts. */
function sameSize(small: Measured, large: Measured): void {
  const before = sizesOf(small);
  for (const [i, { name, bytes }] of sizesOf(large).entries())
    expect(bytes - before[i]!.bytes, name).toBeLessThan(DIGITS);
}

it("every message of the protocol is measured here (B-163)", async () => {
  const measured = {
    ...constant,
    ...viewsOf(new PureRoom(), 1),
    ...viewsOfSheet(1),
    ...(await viewsOfOwn(1)),
  };
  expect(Object.keys(measured).sort()).toEqual(viewSchema.options.map((o) => o.shape.type.value).sort());
});

describe.each(situations)("in %s", (_name, make) => {
  it("no view grows with the room", () => {
    sameSize(viewsOf(make(MANY), MANY), viewsOf(make(MORE), MORE));
  });
});

const [SOME, TWICE] = [400, 800];
/** Words that nobody else wrote, of one length. */
const words = (i: number, prefix = "w"): string =>
  `What person ${prefix}${String(i).padStart(6, "0")} wrote here`;

/** What person `i` answers: words of their own wherever there is room for some. */
function answerOf(activity: Activity, question: Question, i: number): AnswerBody | object | null {
  const random = seeded(i);
  const phrases = [words(i), words(i, "x")];
  const answer = plausible(activity, question, { insight: 0.5, random, phrases, texts: [] });
  if (question.whatIfId) return answer;
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
      return answer;
  }
}

/** A room that was asked this by so many people, who wrote and have seen what came of it. */
function played(count: number, step: string, question: Question): PureRoom {
  const room = new PureRoom(freshState(ROOM, inOwnWords, settingsSchema.parse({}))).go(step);
  if (question.whatIfId) room.ask(question.id);
  room.open(question.id);
  const activity = planOf(inOwnWords).activity(question.activityId)!;
  for (const [i, person] of people(count).entries()) {
    const body = answerOf(activity, question, i);
    const judged = body && room.answer(person, question.id, body as never);
    if (judged && !judged.ok) throw new Error(`${question.id}: ${judged.reason}`);
  }
  return room.close(question.id).reveal(question.id);
}

const plan = planOf(inOwnWords);
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
      const [some, twice] = [played(SOME, step, question), played(TWICE, step, question)];
      sameSize(viewsOf(some, SOME), viewsOf(twice, TWICE));
    },
  );

  it.each([true, false])("in the question box, read first: %s", (moderated) => {
    const room = new PureRoom().do({ type: "box", open: true, moderated: !moderated });
    if (moderated) room.do({ type: "box", open: true, moderated });
    const posts = (count: number): Post[] =>
      people(count).map((id, i) => ({ id, text: words(i), support: 0 }));
    sameSize(viewsOf(room, MANY, { posts: posts(MANY) }), viewsOf(room, MORE, { posts: posts(MORE) }));
  });

  it("on one sheet at once, no view of it grows with those who write", () => {
    sameSize(viewsOfSheet(SOME), viewsOfSheet(TWICE));
  });

  it("is told to nobody else with what is theirs", async () => {
    const some = await viewsOfOwn(SOME);
    expect(some.mine.own).toMatchObject({ answers: [{ question: "poll" }], supports: people(2) });
    sameSize(some, await viewsOfOwn(TWICE));
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
      viewsOf(gallery(MANY), MANY, { work: { remarks: remarks(MANY) } }),
      viewsOf(gallery(MORE), MORE, { work: { remarks: remarks(MORE) } }),
    );
  });
});
