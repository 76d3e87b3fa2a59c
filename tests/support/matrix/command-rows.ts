/**
 * Each command of the protocol with who may send it, and one that fits. `tests/contract/permissions.test.ts` holds the
 * pure core to it, `tests/security/commands.test.ts` the server; workshop/commands/commands.md holds it in view.
 */
import { groupCommands } from "@/tests/support/group-commands";
import { coTrainer, participant, ROOM, server, trainer } from "@/tests/support/pure-room";
import type { Actor } from "@/workshop/room/actor";
import { allCommands, type Command } from "@/workshop/commands/all";
import type { Definition } from "@/workshop/commands/define";

export const PERSON = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10";
export const HANDOVER = "handover-0000";
/** The links of a helper and an observer. */
export const invitations = { helper: "handover-help", observer: "handover-look" } as const;

export const columns = [
  "trainer",
  "co-trainer",
  "participant",
  "stage",
  "helper",
  "observer",
  "server",
  "trainer of another room",
  "participant of another room",
  "removed participant",
] as const;

export const REMOVED = "5d0f6b9f-7a10-4a58-9a6e-3b6f0c1e8d3f";
const elsewhere = "ffffffff-6f0e-4f0f-9a0e-0d7f0b6f3a01";

/** A person for each column. */
export const actors: Record<string, Actor> = {
  trainer,
  "co-trainer": coTrainer,
  participant: participant(PERSON),
  stage: { role: "stage", roomId: ROOM },
  helper: { role: "helper", roomId: ROOM, id: invitations.helper },
  observer: { role: "observer", roomId: ROOM, id: invitations.observer },
  server,
  "trainer of another room": { ...trainer, roomId: elsewhere },
  "participant of another room": { role: "participant", roomId: elsewhere, id: PERSON },
  "removed participant": participant(REMOVED),
};

export const [YES, NO, AWAY, GONE, OVER] = [
  "ok",
  "not-allowed",
  "wrong-room",
  "removed",
  "room-ended",
] as const;

/** Answer to a sender in a running room, by the command's definition. */
const heardBy = ({ by }: Definition, who: (typeof columns)[number]): string => {
  if (who.endsWith("of another room")) return AWAY;
  if (who === "removed participant") return GONE;
  return by.some((role) => role === who) ? YES : NO;
};

/** In a running room, column by column as in `actors`. */
export const running: Record<string, string[]> = Object.fromEntries(
  allCommands
    .filter((d) => !d.serverOnly || d.type === "tick")
    .map((d) => [d.type, columns.map((who) => heardBy(d, who))]),
);

/** Rights of a presenter to whom one session was handed, while the room is in it. */
export const forPresenters: readonly string[] = allCommands.filter((d) => d.presenter).map((d) => d.type);

const round = { question: "poll", round: 1 };
/** A body that fits, for each. */
export const bodies: Record<string, object> = {
  go: { to: "story/2", seen: 5 },
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
  turn: { to: 1 },
  pages: { at: "poll|poll||", of: 2 },
  dim: { on: true },
  preview: { on: true },
  lock: { on: true },
  "show-languages": { main: "en" },
  undo: { seen: 1 },
  agenda: { change: { do: "skip", activity: "poll", on: true } },
  "start-day": { day: "all", planned: null },
  "end-day": {},
  stay: {},
  amend: {
    change: {
      do: "insert",
      session: "s1",
      after: null,
      activity: { id: "extra", kind: "slide", title: "Extra", body: "More" },
    },
  },
  "hand-over": { session: "s1" },
  "take-back": { handover: HANDOVER },
  invite: { as: "helper", name: null },
  introduce: { name: "Pia" },
  finish: { activity: "poll" },
  end: {},
  remove: { participant: PERSON },
  "let-in": { people: [PERSON] },
  "turn-away": { people: null },
  "new-code": { seen: "KORA MIFU 42" },
  newcomers: {},
  sweep: { minutes: 5, answered: false },
  "bring-back": { sweep: "command-0000" },
  answer: { ...round, rev: 1, body: { choice: ["red"] } },
  count: { ...round, counter: "counter-0000", source: "hand", counts: { choice: { red: 4 } } },
  propose: { question: "poll", spoken: 2 },
  agree: { question: "poll", proposal: "command-0000" },
  "without-phone": { people: 9 },
  "print-papers": { activity: "poll", from: 0, sheets: 30 },
  "type-papers": { activity: "poll", sheets: [] },
  pause: { on: true },
  language: { language: "th" },
  "turn-list": { list: "box", from: 200 },
  "link-code": { code: "ma|07|ul" },
  tick: {},
  ...groupCommands,
} satisfies Record<Command["type"] | "tick", object>;
