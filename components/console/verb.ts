import type { CommandInput } from "@/components/live/send";
import type { Group } from "@/model/room/groups";

interface ReadyVerb {
  can: true;
  command: CommandInput;
  label: string;
  /** The group or the number that the label names. */
  group?: Group;
  count?: number;
  /** It is planned before Next. */
  leads?: true;
  /** Sent once the command was accepted. */
  also?: CommandInput;
  /** The sentence for a key, which does not do it: a slip could end a day. */
  byHand?: string;
}
/** Labels are names under `console.verbs`, reasons and `byHand` under `console.why`. */
export type Verb = ReadyVerb | { can: false; why: string; label: string };

export const verbNames = [
  "back",
  "next",
  "skip",
  "open",
  "close",
  "showAll",
  "reveal",
  "hide",
  "explain",
  "again",
  "addTime",
  "startWork",
  "bringBack",
  "dim",
  "undo",
] as const;
export type VerbName = (typeof verbNames)[number];
/** Verbs of a question are absent where none is asked. */
export type Verbs = Partial<Record<VerbName, Verb>> & Record<"back" | "next" | "dim" | "undo", Verb>;

export const disabled = (label: string, why: string): Verb => ({ can: false, why, label });
export const enabled = (label: string, command: CommandInput): ReadyVerb => ({ can: true, command, label });
export const onlyByHand = (label: string, command: CommandInput, byHand: string): ReadyVerb => ({
  ...enabled(label, command),
  byHand,
});

/** Seconds; null: none; undefined: as the author planned. */
export interface Opening {
  seconds?: number | null;
  readFirst?: number | null;
  /** Each group gives one answer together. */
  asTables?: true;
}
export const asPlanned: Opening = {};

/** The verbs, with what was chosen for opening answers. */
export function withOpening(verbs: Verbs, { seconds, readFirst, asTables }: Opening): Verbs {
  const times = {
    ...(seconds !== undefined && { seconds }),
    ...(readFirst !== undefined && { readFirst }),
    ...(asTables && { asTables }),
  };
  const timed = (verb: Verb | undefined) =>
    verb?.can && verb.command.type === "open" ? { ...verb, command: { ...verb.command, ...times } } : verb;
  return {
    ...verbs,
    ...(verbs.open && { open: timed(verbs.open) }),
    ...(verbs.again && { again: timed(verbs.again) }),
  };
}
