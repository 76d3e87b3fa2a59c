/** Who may ask what of a room, written out once more by hand: the table of the code is not read here. */
import { describe, expect, it } from "vitest";
import { drawn } from "@/server/rooms/draw";
import { ANNA, BEN, groupCommands } from "@/tests/support/group-commands";
import { GroupRoom } from "@/tests/support/group-room";
import { type Drawn, isSheetCommand } from "@/workshop/groups/commands";
import { participant, PureRoom, ROOM, server, trainer, coTrainer } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { type AnswerCommand, commandSchema, type CommandType, type Control } from "@/workshop/protocol/up";
import type { Actor } from "@/workshop/session/actor";
import { apply, type Tick } from "@/workshop/session/apply";
import { judgeAnswer } from "@/workshop/session/judge-answer";
import { refusalFor } from "@/workshop/session/permissions";
import { type RoomState, settingsSchema } from "@/workshop/session/state";

const PERSON = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10";
const REMOVED = "5d0f6b9f-7a10-4a58-9a6e-3b6f0c1e8d3f";
const CYD = "6e9c3f41-b06c-4d8b-ad91-6a3c9ebdad43";
const HANDOVER = "handover-0000";
const presenter: Actor = { role: "presenter", roomId: ROOM, id: HANDOVER };
const elsewhere = "ffffffff-6f0e-4f0f-9a0e-0d7f0b6f3a01";

const actors: Record<string, Actor> = {
  trainer,
  "co-trainer": coTrainer,
  participant: participant(PERSON),
  stage: { role: "stage", roomId: ROOM },
  server,
  "trainer of another room": { ...trainer, roomId: elsewhere },
  "participant of another room": { role: "participant", roomId: elsewhere, id: PERSON },
  "removed participant": participant(REMOVED),
};
const columns = Object.keys(actors);

const [YES, NO, AWAY, GONE, OVER] = ["ok", "not-allowed", "wrong-room", "removed", "room-ended"];

/** In a running room, column by column as in `actors`. */
const running: Record<string, (string | undefined)[]> = {
  //           trainer co-tr. partic. stage server  other t. other p. removed
  go:         [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  ask:        [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  open:       [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  close:      [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  reveal:     [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  hide:       [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  box:        [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  "sort-post": [YES,   YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  "stage-post": [YES,  YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  curate:     [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  explain:    [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  "add-time": [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  play:       [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  dim:        [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  preview:    [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  lock:       [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  "show-languages": [YES, YES, NO,   NO,   NO,     AWAY,    AWAY,    GONE],
  undo:       [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  agenda:     [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  "start-day": [YES,   YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  "end-day":  [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  stay:       [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  amend:      [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  "hand-over": [YES,   YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  "take-back": [YES,   YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  introduce:  [NO,     NO,    NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  finish:     [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  end:        [YES,    NO,    NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  remove:     [YES,    YES,   NO,     NO,   NO,     AWAY,    AWAY,    GONE],
  answer:     [NO,     NO,    YES,    NO,   NO,     AWAY,    AWAY,    GONE],
  pause:      [NO,     NO,    YES,    NO,   NO,     AWAY,    AWAY,    GONE],
  post:       [NO,     NO,    YES,    NO,   NO,     AWAY,    AWAY,    GONE],
  support:    [NO,     NO,    YES,    NO,   NO,     AWAY,    AWAY,    GONE],
  tick:       [NO,     NO,    NO,     NO,   YES,    AWAY,    AWAY,    GONE],
};

/** Groups and their work: who leads, who takes part, and what both may do. */
const byTrainers = ["form-groups", "list-groups", "offer-groups", "end-choice", "dissolve-groups", "move-person", "add-group", "drop-group", "name-group", "add-guest", "drop-guest"];
const byLeaders = ["set-seat", "draw-seats", "start-work", "next-phase", "freeze-work", "work-time", "end-work", "nudge", "answer-call", "present", "present-order", "shuffle-order", "merge-entries", "flag", "hide-remark", "walk", "look"];
const byParticipants = ["join-group", "take-seat", "give-seat", "call", "volunteer", "sheet-open", "sheet-update", "sheet-at", "remark"];
const byBoth = ["card", "grey", "black"];
for (const type of [...byTrainers, ...byLeaders]) running[type] = [YES, YES, NO, NO, NO, AWAY, AWAY, GONE];
for (const type of byParticipants) running[type] = [NO, NO, YES, NO, NO, AWAY, AWAY, GONE];
for (const type of byBoth) running[type] = [YES, YES, YES, NO, NO, AWAY, AWAY, GONE];

/** Who might, in an ended room is told that it has ended; the others hear the same as before. */
const ended = Object.fromEntries(
  Object.entries(running).map(([type, verdicts]) => [type, verdicts.map((v) => (v === YES ? OVER : v))]),
);

/** The room that each command fits, so that only the person can be what is wrong. */
function roomFor(type: string): RoomState {
  const handed = (state: PureRoom, session: string) => {
    state.do({ type: "hand-over", session, id: HANDOVER });
    state.try({ type: "introduce", name: "Pia" }, presenter);
    return state;
  };
  if (type === "play") {
    const cinema = new PureRoom();
    cinema.state = { ...cinema.state, workshop: weighingWorkshop };
    return handed(cinema, weighingWorkshop.sessions[0]!.id).go("film").do({ type: "remove", participant: REMOVED }).state;
  }
  if (type in groupCommands) {
    const room = handed(new GroupRoom(), "s1").go("sheet");
    if (type === "join-group" || type === "end-choice") return room.do({ type: "offer-groups", names: ["Source", null], cap: 4 }, { type: "remove", participant: REMOVED }).state;
    room.do({ type: "set-groups", groups: [[ANNA, BEN], [CYD], []], places: "none" }, { type: "remove", participant: REMOVED });
    if (type === "next-phase") return room.do({ type: "set-phases", activity: "sheet", people: [ANNA, BEN, CYD], seconds: [60, 60, 60] }).state;
    room.do({ type: "add-guest", id: "guest-0000", group: "g1-1", name: "Guest" }, { type: "set-seat", group: "g1-1", participant: ANNA });
    if (type !== "start-work") room.do({ type: "start-work", activity: "sheet", seconds: 60, phases: null }, { type: "present", activity: "sheet", group: "g1-1" });
    return room.state;
  }
  const room = handed(new PureRoom(), "s1").go("poll").do({ type: "remove", participant: REMOVED });
  if (type !== "open") room.open("poll", { seconds: 600 });
  if (type === "reveal" || type === "hide") room.close("poll");
  if (type === "hide") room.reveal("poll");
  return room.state;
}

const round = { question: "poll", round: 1 };
const bodies: Record<string, object> = {
  go: { to: "story/2", seen: 3 },
  ask: { question: "poll", seen: 1 },
  open: round,
  close: round,
  reveal: round,
  hide: round,
  explain: { question: "story/1", on: true },
  box: { open: false, moderated: true },
  "sort-post": { post: "post-0000", to: "shown" },
  "stage-post": { post: "post-0000" },
  post: { text: "Why?" },
  support: { post: "post-0000", on: true },
  curate: { question: "thoughts", change: { do: "show", texts: ["abc"] } },
  "add-time": { ...round, seconds: 30 },
  play: { on: true, at: 0 },
  dim: { on: true },
  preview: { on: true },
  lock: { on: true },
  "show-languages": { languages: ["en"] },
  undo: { seen: roomFor("undo").revision },
  agenda: { change: { do: "skip", activity: "poll", on: true } },
  "start-day": { day: "all", planned: null },
  "end-day": {},
  stay: {},
  amend: { change: { do: "insert", session: "s1", after: null, activity: { id: "extra", kind: "slide", title: "Extra", body: "More" } } },
  "hand-over": { session: "s1" },
  "take-back": { handover: HANDOVER },
  introduce: { name: "Pia" },
  finish: { activity: "poll" },
  end: {},
  remove: { participant: PERSON },
  answer: { ...round, rev: 1, body: { choice: ["red"] } },
  pause: { on: true },
  tick: {},
  ...groupCommands,
};

/** What is left to chance is drawn before it is judged. */
function asDrawn(state: RoomState, command: Control | Tick): Control | Tick | Drawn {
  const people = new Map([ANNA, BEN, CYD].map((id) => [id, { id, alias: null, sector: null, language: null }]));
  const here = () => new Set(people.keys());
  const asked = drawn(command, { state, people, here, expected: here }, Math.random);
  if (typeof asked === "string") throw new Error(`${command.type} cannot be drawn: ${asked}`);
  return asked;
}

/** What the room says in the end, each command going the way it goes in the server. */
function verdict(state: RoomState, type: string, actor: Actor): string {
  const now = state.times.poll ?? 0;
  const command = { type, id: "command-0000", ...bodies[type] };
  if (type !== "tick") expect(commandSchema.safeParse(command).error).toBeUndefined();
  if (type === "pause" || type === "post" || type === "support") return refusalFor(state, type, actor) ?? "ok";
  if (isSheetCommand({ type })) return refusalFor(state, type as CommandType, actor) ?? "ok";
  const done = type === "answer"
    ? judgeAnswer(state, command as AnswerCommand, actor, undefined, now)
    : apply(state, asDrawn(state, command as Control | Tick), { actor, now });
  return done.ok ? "ok" : done.reason;
}

const everyType = [...commandSchema.options.map((o) => o.shape.type.value), "tick"];

describe("permissions (B-39)", () => {
  it("every command of the protocol has its line here, and no other", () => {
    expect(Object.keys(running).sort()).toEqual([...everyType].sort());
    for (const line of Object.values(running)) expect(line).toHaveLength(columns.length);
  });

  it.each(everyType)("in a running room: %s", (type) => {
    const state = roomFor(type);
    expect(columns.map((c) => [c, verdict(state, type, actors[c]!)])).toEqual(columns.map((c, i) => [c, running[type]?.[i]]));
  });

  it.each(everyType)("in an ended room: %s (B-40)", (type) => {
    const state: RoomState = { ...roomFor(type), ended: true };
    expect(columns.map((c) => [c, verdict(state, type, actors[c]!)])).toEqual(columns.map((c, i) => [c, ended[type]?.[i]]));
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
  const allowed = ["go", "ask", "open", "close", "reveal", "hide", "explain", "curate", "add-time", "play", "dim", "preview", "undo", "take-back", "introduce", ...byLeaders, ...byBoth];

  it.each(Object.keys(running))("%s", (type) => {
    expect(verdict(roomFor(type), type, presenter)).toBe(allowed.includes(type) ? "ok" : "not-allowed");
  });
});
