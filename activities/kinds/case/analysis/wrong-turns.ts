/**
 * The four recurrent wrong turns, found in paths. Source: study guide notes A15.
 * A person may be counted in more than one.
 */
import type { Case } from "@/activities/kinds/case/content";
import type { Tone } from "@/model/activity/tally";
import { tonesOf, type Paths } from "@/activities/kinds/case/analysis/paths";
import { turnOf } from "@/activities/kinds/case/analysis/tipping";

const wrongTurnKinds = ["early", "late", "back", "never"] as const;
type WrongTurnKind = (typeof wrongTurnKinds)[number];

export interface WrongTurn {
  kind: WrongTurnKind;
  /** The parts of the story at which it can be seen; null where there are none. */
  within: { from: number; to: number } | null;
  /** Null when the room has not come to the parts at which it could be seen. */
  people: number | null;
  /** Where it was seen: people by part, only parts with people. */
  parts: { number: number; people: number }[];
}

export interface WrongTurns {
  turns: WrongTurn[];
  /** Not sure at the last part: no wrong turn, and not "yes" either. */
  unsureAtEnd: number;
}

export interface Band {
  from: number;
  to: number;
}

/** The numbers of the band's first and last part; null where the author says of none. */
export function bandOf({ band, parts }: Case): Band | null {
  const number = (id: string) => parts.findIndex((p) => p.id === id) + 1;
  return band ? { from: number(band.from), to: number(band.to) } : null;
}

/** Parts before the first whose key accepts a "yes"; at these a "yes" has no ground yet. None where there is no key. */
function tooEarly(activity: Case): number {
  if (activity.parts.every((p) => !p.key)) return 0;
  const yes = new Set(activity.answers.filter((a) => a.tone === "yes").map((a) => a.id));
  const first = activity.parts.findIndex((p) => p.key?.accepted.some((id) => yes.has(id)));
  return first === -1 ? activity.parts.length : first;
}

function withinParts(activity: Case, band: Band): Record<WrongTurnKind, WrongTurn["within"]> {
  const end = activity.parts.length;
  const span = (from: number, to: number) => (from > to ? null : { from, to });
  const pastBand = span(band.to + 1, end);
  return { early: span(1, tooEarly(activity)), late: pastBand, back: pastBand, never: span(end, end) };
}

/**
 * For one path, the part at which each wrong turn is seen, or null.
 * - early: the first "yes" comes before the first part whose key accepts it.
 * - late: the tipping part (see `turnOf`) comes after the band's end.
 * - back: a "no" after the band's end, while the last definite answer before it was "yes" ("not sure" and gaps in
 *   between are passed over).
 * - never: "no" at the last part of the story.
 */
function wrongTurnsIn(
  activity: Case,
  { to }: Band,
  tones: readonly (Tone | null)[],
  numbers: readonly number[],
): Record<WrongTurnKind, number | null> {
  const firstYes = numbers[tones.indexOf("yes")];
  const turn = turnOf(tones, numbers);
  const definite = tones.flatMap((tone, i) =>
    tone === "yes" || tone === "no" ? [{ tone, number: numbers[i]! }] : [],
  );
  const back = definite.find((d, i) => d.number > to && d.tone === "no" && definite[i - 1]?.tone === "yes");
  const end = activity.parts.length;
  return {
    early: firstYes !== undefined && firstYes <= tooEarly(activity) ? firstYes : null,
    late: turn.kind === "tipped" && turn.part > to ? turn.part : null,
    back: back?.number ?? null,
    never: tones[numbers.indexOf(end)] === "no" ? end : null,
  };
}

/** Counts over all paths; null where the author does not say where an expert turns. */
export function wrongTurnsOf(activity: Case, paths: Paths): WrongTurns | null {
  const band = bandOf(activity);
  if (!band) return null;
  const numbers = paths.parts.map((p) => p.number);
  const tones = paths.rows.map((row) => tonesOf(activity, row));
  const seen = tones.map((t) => wrongTurnsIn(activity, band, t, numbers));
  const end = activity.parts.length;
  const within = withinParts(activity, band);
  return {
    turns: wrongTurnKinds.map((kind) => {
      const span = within[kind];
      const visible = span !== null && numbers.some((n) => n >= span.from && n <= span.to);
      const places = seen.flatMap((s) => s[kind] ?? []);
      const parts = numbers.map((number) => ({ number, people: places.filter((n) => n === number).length }));
      return {
        kind,
        within: span,
        people: visible ? places.length : null,
        parts: parts.filter((p) => p.people > 0),
      };
    }),
    unsureAtEnd: tones.filter((t) => t[numbers.indexOf(end)] === "unsure").length,
  };
}
