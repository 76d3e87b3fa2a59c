/** B-163: what is sent to a surface depends on the workshop, not on how many people are in the room. */
import { describe, expect, it } from "vitest";
import { GroupRoom, people, person } from "@/tests/support/group-room";
import { consoleContext, door, PureRoom, presence } from "@/tests/support/pure-room";
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

describe.each(situations)("in %s", (_name, make) => {
  const sizes = (count: number): Record<string, number> => {
    const room = make(count);
    const names = new Map(people(count).map((person, i) => [person, `Person ${String(i).padStart(4, "0")}`]));
    const work: WorkNow = { ...noWork, names, here: new Set(names.keys()) };
    const context = {
      ...consoleContext,
      presence: { ...presence, here: count, connected: count },
      people: [...names].map(([id, alias]) => ({ id, alias })),
      work,
    };
    const views = {
      console: consoleView(room.state, room.board, context),
      presenter: presenterView(room.state, room.board, context, "none"),
      stage: stageView(room.state, room.board, context.presence, door, [], work),
      phone: phoneView(room.state, room.board, [], "en", work),
      "a group's phone": groupView(room.state, person(1), work, "en"),
      "the seat's phone": groupView(room.state, person(count), work, "en"),
      "a group's sheet": sheetFormOf(room.state, person(1), work, "en"),
      plan: planMessage(room.state, "trainer"),
      "a presenter's plan": presenterPlan(room.state, "none"),
      agenda: agendaMessage(room.state),
      "the present activity": presentMessage(presentActivity(room.state)),
    };
    return Object.fromEntries(
      Object.entries(views).map(([name, view]) => [name, JSON.stringify(view).length]),
    );
  };

  it("no view grows with the room", () => {
    const [many, more] = [sizes(MANY), sizes(MORE)];
    for (const [name, bytes] of Object.entries(more)) expect(bytes - many[name]!, name).toBeLessThan(DIGITS);
  });
});
