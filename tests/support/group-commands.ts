import type { CommandType } from "@/workshop/commands/all";
import { memberId } from "@/workshop/groups/names";

/** One of every command about groups and their work, for tests of the contract. */
export const ANNA = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10";
export const BEN = "4c7a1d2f-9e4a-4b69-8b7f-4e1a7cab8b21";
const activity = "sheet";
const group = "g1-1";
const sheet = { activity, group };

export const groupCommands = {
  "form-groups": { by: "size", n: 2, mix: "random", meetNew: false, places: "none" },
  "list-groups": {
    groups: [
      { name: "Harbour", people: [ANNA] },
      { name: null, people: [] },
    ],
  },
  "offer-groups": { names: ["Source", null], cap: 4 },
  "end-choice": {},
  "dissolve-groups": {},
  "move-person": { participant: ANNA, to: "g1-2" },
  "add-group": {},
  "drop-group": { group: "g1-3" },
  "name-group": { group, name: "Harbour", table: "Table 3" },
  "add-guest": { group, name: "Without a phone" },
  "drop-guest": { guest: "guest-0000" },
  "set-seat": { group, participant: ANNA },
  "draw-seats": { group: null },
  "start-work": { activity, seconds: 600, phases: null },
  "next-phase": { activity, at: 1 },
  "freeze-work": { activity },
  "work-time": { activity, group, seconds: 60 },
  "end-work": { activity, seconds: 60 },
  "bring-paper": { activity, paper: "call" },
  nudge: { activity, group: null, text: "Think of the children." },
  "answer-call": { group },
  present: { activity, group },
  "present-order": { activity, order: ["g1-2", "g1-1"] },
  "shuffle-order": { activity },
  card: { activity, group, to: 1 },
  grey: { activity, entry: "entry1", on: true },
  black: { activity, word: "word1", on: true },
  "merge-entries": { activity, entries: ["entry1", "entry2"], on: true },
  flag: { activity, entry: "entry1", on: true },
  "hide-remark": { activity, remark: "remark-0000", on: true },
  walk: { activity, on: true },
  "join-group": { group },
  "take-seat": {},
  "give-seat": { to: memberId(group, BEN) },
  call: { on: true },
  volunteer: { activity, on: true },
  "sheet-open": { sheet, state: "" },
  "sheet-update": { sheet, update: "AAA=" },
  "sheet-form": { sheet, values: {}, before: {}, row: null },
  "sheet-at": { sheet, cell: null },
  look: { sheet: null },
  remark: { sheet, kind: "comment", text: "Well said" },
} satisfies Partial<Record<CommandType, object>>;
