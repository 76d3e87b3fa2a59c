/** Groups and their work, as in the room's state. Plain data; texts are stored elsewhere. */

export type GroupId = string;

export interface Group {
  id: GroupId;
  /** Null: it is called by its number. */
  name: string | null;
  number: number;
  /** Its place, "Table 3"; null: unknown. */
  table: string | null;
}

/** A person without a phone, entered by a trainer. */
interface Guest {
  id: string;
  name: string;
  group: GroupId;
}

export interface Groups {
  /** The number of formations, with which groups' ids begin. */
  formed: number;
  /** The present groups, in their order. */
  list: Group[];
  /** Participant to group. Who is not in it has none. */
  members: Record<string, GroupId>;
  /** A moved person's former groups, to which their phone's unsent changes belong. */
  was: Record<string, GroupId[]>;
  guests: Guest[];
  /** Speakers of groups. */
  seats: Record<GroupId, string>;
  /** People who had a seat before, so that others get it when one is drawn. */
  spoke: string[];
  /** People choose for themselves; `cap`: the most in one group. Null: they do not. */
  choosing: { cap: number } | null;
  /** Earlier memberships, newest last: for groups in which people meet others. At most five. */
  past: Record<string, GroupId>[];
  /** Every group there ever was: sheets outlive groups. `size`: the most people it had. */
  known: Record<GroupId, Group & { size: number }>;
  /** Groups that call the trainer, in the order in which they called. */
  calls: GroupId[];
}

export const freshGroups: Groups = {
  formed: 0,
  list: [],
  members: {},
  was: {},
  guests: [],
  seats: {},
  spoke: [],
  choosing: null,
  past: [],
  known: {},
  calls: [],
};

/** Alone, in pairs, in fours: each phase has its seconds; its sheets merge into the next ones. */
export interface Phases {
  seconds: [alone: number, pairs: number, fours: number];
  at: 0 | 1 | 2;
}

export interface Presenting {
  /** In which the groups are called. */
  order: GroupId[];
  at: GroupId | null;
  /** The card on the stage, from 0. */
  card: number;
  /** When this group began to speak; milliseconds since the epoch. */
  since: number | null;
  done: GroupId[];
  volunteers: GroupId[];
}

export interface Work {
  /** Groups that have a sheet here, in their order; also those of earlier phases. */
  groups: GroupId[];
  phase: "open" | "frozen";
  /** When it was opened last, or its phase began; null: not yet. Milliseconds since the epoch. */
  began: number | null;
  /** When the server freezes it; null: the trainer does. Milliseconds since the epoch. */
  endsAt: number | null;
  /** Further milliseconds for single groups. */
  extra: Record<GroupId, number>;
  phases: Phases | null;
  /** Sheets that were put together when a phase ended: the new group to those before. */
  cameFrom: Record<GroupId, GroupId[]>;
  /** `language`: in which it is written, where that is known. */
  nudges: Record<GroupId, { text: string; language?: string; at: number }>;
  present: Presenting;
  /** Entries that were said before. */
  greyed: string[];
  /** Entries that a trainer confirmed to be the same thing. */
  merged: string[][];
  /** Entries that a trainer confirmed to be a slip. */
  flagged: string[];
  /** Names of words (`wordId`) that are black wherever this work is shown. */
  black: string[];
  /** Remarks of the gallery that are not shown. */
  hidden: string[];
  /** A gallery walk: each participant, and the group whose sheet they read first. Null: no walk. */
  walk: Record<string, GroupId> | null;
  /** Papers of a relay that have come; those of hour 0 are not among them. */
  arrived?: string[];
}

export const freshWork: Work = {
  groups: [],
  phase: "frozen",
  began: null,
  endsAt: null,
  extra: {},
  phases: null,
  cameFrom: {},
  nudges: {},
  present: { order: [], at: null, card: 0, since: null, done: [], volunteers: [] },
  greyed: [],
  merged: [],
  flagged: [],
  black: [],
  hidden: [],
  walk: null,
};

/** True once groups could write here; where they only present, no sheet was opened. */
export const isBegun = (work: Work | undefined): work is Work =>
  work !== undefined && (work.phase === "open" || work.began !== null);

/** Milliseconds after the end in which what phones still hold is taken. */
export const SHEET_GRACE_MS = 5_000;

/** When one group's sheet is frozen by the clock; null: it is not. */
export const endFor = (work: Work, group: GroupId): number | null =>
  work.endsAt === null ? null : work.endsAt + (work.extra[group] ?? 0);

export const sheetKey = (activity: string, group: GroupId): string => `${activity} ${group}`;

/** Ways of mixing groups. All but "together" also spread the other traits. */
export const mixes = ["random", "sectors", "languages-apart", "languages-together"] as const;
export type Mix = (typeof mixes)[number];
