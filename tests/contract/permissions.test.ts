/** Permissions of a room: it does what the commands' definitions say. */
import { describe, expect, it } from "vitest";
import { ANNA, BEN, groupCommands } from "@/tests/support/group-commands";
import { GroupRoom } from "@/tests/support/group-room";
import {
  actors,
  bodies,
  columns,
  forPresenters,
  HANDOVER,
  invitations,
  OVER,
  REMOVED,
  running,
  YES,
} from "@/tests/support/matrix/command-rows";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import {
  type AnswerCommand,
  type CommandType,
  commandSchema,
  definitionOf,
  type LoggedCommand,
} from "@/workshop/commands/all";
import { apply, resolveCommand } from "@/workshop/commands/apply";
import { refusalFor } from "@/workshop/commands/permissions";
import { type Actor, invited } from "@/workshop/room/actor";
import { judgeAnswer } from "@/workshop/commands/judge-answer";
import type { RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const CYD = "6e9c3f41-b06c-4d8b-ad91-6a3c9ebdad43";
const presenter: Actor = { role: "presenter", roomId: ROOM, id: HANDOVER };
const everyType = [...commandSchema.options.map((o) => o.shape.type.value), "tick" as const];
/** In an ended room those who might are told that it has ended; the others hear the same as before. */
const ended = Object.fromEntries(
  everyType.map((type) => {
    const over = definitionOf({ type }).afterEnd ? YES : OVER;
    return [type, running[type]!.map((v) => (v === YES ? over : v))];
  }),
);

/** The room that each command fits, so that only the person can be what is wrong. */
function roomFor(type: string): RoomState {
  const handed = (state: PureRoom, session: string) => {
    state.do({ type: "hand-over", session, id: HANDOVER });
    for (const as of invited) state.do({ type: "invite", as, name: null, id: invitations[as] });
    state.try({ type: "introduce", name: "Pia" }, presenter);
    return state;
  };
  if (type === "play") {
    const cinema = new PureRoom();
    cinema.state = { ...cinema.state, workshop: weighingWorkshop };
    return handed(cinema, weighingWorkshop.sessions[0]!.id)
      .go("film")
      .do({ type: "remove", participant: REMOVED }).state;
  }
  if (type in groupCommands) {
    const room = handed(new GroupRoom(), "s1").go("sheet");
    if (type === "join-group" || type === "end-choice")
      return room.do(
        { type: "offer-groups", names: ["Source", null], cap: 4 },
        { type: "remove", participant: REMOVED },
      ).state;
    room.do(
      { type: "set-groups", groups: [[ANNA, BEN], [CYD], []], places: "none" },
      { type: "remove", participant: REMOVED },
    );
    if (type === "next-phase")
      return room.do({
        type: "set-phases",
        activity: "sheet",
        people: [ANNA, BEN, CYD],
        seconds: [60, 60, 60],
      }).state;
    room.do(
      { type: "add-guest", id: "guest-0000", group: "g1-1", name: "Guest" },
      { type: "set-seat", group: "g1-1", participant: ANNA },
    );
    if (type !== "start-work")
      room.do(
        { type: "start-work", activity: "sheet", seconds: 60, phases: null },
        { type: "present", activity: "sheet", group: "g1-1" },
      );
    return room.state;
  }
  const room = handed(new PureRoom(), "s1").go("poll").do({ type: "remove", participant: REMOVED });
  if (type !== "open") room.open("poll", { seconds: 600 });
  if (type === "reveal" || type === "hide") room.close("poll");
  if (type === "hide") room.reveal("poll");
  return room.state;
}

/** Draws what is left to chance before the command is judged. */
function asDrawn(state: RoomState, command: LoggedCommand): LoggedCommand {
  const people = new Map(
    [ANNA, BEN, CYD].map((id) => [id, { id, alias: null, sector: null, language: null }]),
  );
  const here = () => new Set(people.keys());
  const resolved = resolveCommand(command, { state, people, here, expected: here, random: Math.random });
  if (typeof resolved === "string") throw new Error(`${command.type} cannot be drawn: ${resolved}`);
  return resolved;
}

/** The room's answer, each command going its way in the server. */
function verdict(state: RoomState, type: CommandType, actor: Actor): string {
  const now = state.times.poll ?? 0;
  const command = {
    type,
    id: "command-0000",
    ...bodies[type],
    ...(type === "undo" ? { seen: state.revision } : {}),
  };
  if (type !== "tick") expect(commandSchema.safeParse(command).error).toBeUndefined();
  const { to } = definitionOf({ type });
  if (to !== "log" && type !== "answer") return refusalFor(state, type, actor) ?? "ok";
  const done =
    type === "answer"
      ? judgeAnswer(state, command as AnswerCommand, actor, undefined, now)
      : apply(state, asDrawn(state, command as LoggedCommand), { actor, now });
  return done.ok ? "ok" : done.reason;
}

describe("permissions (B-39)", () => {
  it.each(everyType)("in a running room: %s", (type) => {
    const state = roomFor(type);
    expect(columns.map((c) => [c, verdict(state, type, actors[c]!)])).toEqual(
      columns.map((c, i) => [c, running[type]?.[i]]),
    );
  });

  it.each(everyType)("in an ended room: %s (B-40)", (type) => {
    const state: RoomState = { ...roomFor(type), ended: true };
    expect(columns.map((c) => [c, verdict(state, type, actors[c]!)])).toEqual(
      columns.map((c, i) => [c, ended[type]?.[i]]),
    );
  });

  it("refusals leave the state as it was (B-2)", () => {
    const state = roomFor("close");
    const before = structuredClone({ ...state, workshop: null });
    for (const type of everyType) for (const c of columns) verdict(state, type, actors[c]!);
    expect({ ...state, workshop: null }).toEqual(before);
    expect(state.workshop).toBe(sampleWorkshop);
    expect(settingsSchema.parse({})).toEqual(state.settings);
  });
});

describe("a presenter in their session (B-111)", () => {
  it.each(everyType)("%s", (type) => {
    expect(verdict(roomFor(type), type, presenter)).toBe(forPresenters.includes(type) ? "ok" : "not-allowed");
  });
});
