/**
 * Each command of the protocol with who may send it, written out by hand. `tests/contract/permissions.test.ts` holds the
 * pure core to it, `tests/sockets/commands.test.ts` the server.
 */
import { groupCommands } from "@/tests/support/group-commands";

export const PERSON = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10";
export const HANDOVER = "handover-0000";

export const columns = [
  "trainer",
  "co-trainer",
  "participant",
  "stage",
  "server",
  "trainer of another room",
  "participant of another room",
  "removed participant",
] as const;

export const [YES, NO, AWAY, GONE, OVER] = ["ok", "not-allowed", "wrong-room", "removed", "room-ended"];

/** In a running room, column by column as in `actors`. */
export const running: Record<string, (string | undefined)[]> = {
  //           trainer co-tr. partic. stage server  other t. other p. removed
  go: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  ask: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  open: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  close: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  reveal: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  hide: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  box: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "sort-post": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "stage-post": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  curate: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  explain: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "add-time": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  play: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  dim: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  preview: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  lock: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "show-languages": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  undo: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  agenda: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "start-day": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "end-day": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  stay: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  amend: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "hand-over": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "take-back": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  introduce: [NO, NO, NO, NO, NO, AWAY, AWAY, GONE],
  finish: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  end: [YES, NO, NO, NO, YES, AWAY, AWAY, GONE],
  remove: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "let-in": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "turn-away": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "new-code": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  newcomers: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  sweep: [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  "bring-back": [YES, YES, NO, NO, NO, AWAY, AWAY, GONE],
  answer: [NO, NO, YES, NO, NO, AWAY, AWAY, GONE],
  pause: [NO, NO, YES, NO, NO, AWAY, AWAY, GONE],
  post: [NO, NO, YES, NO, NO, AWAY, AWAY, GONE],
  support: [NO, NO, YES, NO, NO, AWAY, AWAY, GONE],
  tick: [NO, NO, NO, NO, YES, AWAY, AWAY, GONE],
};

/** Groups and their work: who leads, who takes part, and what both may do. */
export const byTrainers = [
  "form-groups",
  "list-groups",
  "offer-groups",
  "end-choice",
  "dissolve-groups",
  "move-person",
  "add-group",
  "drop-group",
  "name-group",
  "add-guest",
  "drop-guest",
];
export const byLeaders = [
  "set-seat",
  "draw-seats",
  "start-work",
  "next-phase",
  "freeze-work",
  "work-time",
  "end-work",
  "nudge",
  "answer-call",
  "present",
  "present-order",
  "shuffle-order",
  "merge-entries",
  "flag",
  "hide-remark",
  "walk",
  "look",
];
export const byParticipants = [
  "join-group",
  "take-seat",
  "give-seat",
  "call",
  "volunteer",
  "sheet-open",
  "sheet-update",
  "sheet-at",
  "remark",
];
export const byBoth = ["card", "grey", "black"];
for (const type of [...byTrainers, ...byLeaders]) running[type] = [YES, YES, NO, NO, NO, AWAY, AWAY, GONE];
for (const type of byParticipants) running[type] = [NO, NO, YES, NO, NO, AWAY, AWAY, GONE];
for (const type of byBoth) running[type] = [YES, YES, YES, NO, NO, AWAY, AWAY, GONE];

/** What somebody may to whom one session was handed, while the room is in it. */
export const forPresenters: readonly string[] = [
  "go",
  "ask",
  "open",
  "close",
  "reveal",
  "hide",
  "explain",
  "curate",
  "add-time",
  "play",
  "dim",
  "preview",
  "undo",
  "take-back",
  "introduce",
  ...byLeaders,
  ...byBoth,
];

const round = { question: "poll", round: 1 };
/** A body that fits, for each. */
export const bodies: Record<string, object> = {
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
  pause: { on: true },
  tick: {},
  ...groupCommands,
};
