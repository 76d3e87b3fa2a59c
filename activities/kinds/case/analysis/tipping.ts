/** The part at which each person turned to "yes" for good, and the steps back. */
import type { Tone } from "@/model/activity/tally";
import { type Quartiles, quartilesOfPlaces } from "@/model/statistics/quantiles";
import { MIN_REPORTABLE } from "@/model/debrief/share";

/** The end of one path; part numbers are those of the story. */
type Turn =
  /** The last answer given is yes. `afterGap`: the place before it is a gap, so the turn may have come earlier. */
  | { kind: "tipped"; part: number; afterGap: boolean }
  /** Said yes at some part, and something else in the last answer given. */
  | { kind: "moved-back" }
  /** Answered, and never said yes. */
  | { kind: "never" }
  /** Only gaps. */
  | { kind: "silent" };

/**
 * The first part of the unbroken run of "yes" at the end of a path. Gaps (a pass, no answer) are left out before,
 * so that they neither break a run nor start one.
 * @param tones one entry per judged part, null for a gap; `numbers` are the parts' numbers, in the same order
 */
export function turnOf(tones: readonly (Tone | null)[], numbers: readonly number[]): Turn {
  const said = tones.flatMap((tone, i) => (tone ? [{ tone, i }] : []));
  if (said.length === 0) return { kind: "silent" };
  if (!said.some((s) => s.tone === "yes")) return { kind: "never" };
  const lastOther = said.findLastIndex((s) => s.tone !== "yes");
  const first = said[lastOther + 1];
  if (!first) return { kind: "moved-back" };
  return { kind: "tipped", part: numbers[first.i]!, afterGap: first.i > 0 && tones[first.i - 1] === null };
}

/** Steps from yes to another answer between neighbouring answers given; gaps are left out. */
function reversalsOf(tones: readonly (Tone | null)[]): number {
  const said = tones.filter((t) => t !== null);
  return said.filter((tone, i) => i > 0 && said[i - 1] === "yes" && tone !== "yes").length;
}

export interface Tipping {
  /** People by tipping part, for every judged part. */
  parts: { number: number; people: number }[];
  /** Over those who tipped, in part numbers; null below MIN_REPORTABLE of them. */
  quartiles: Quartiles | null;
  tipped: number;
  never: number;
  movedBack: number;
  silent: number;
  /** Of those who tipped: the answer before is missing, so they may have turned earlier. */
  afterGap: number;
  reversals: { people: number; steps: number };
}

export function tippingOf(paths: readonly (readonly (Tone | null)[])[], numbers: readonly number[]): Tipping {
  const turns = paths.map((tones) => turnOf(tones, numbers));
  const tipped = turns.filter((t) => t.kind === "tipped");
  const kind = (k: Turn["kind"]) => turns.filter((t) => t.kind === k).length;
  const steps = paths.map(reversalsOf);
  return {
    parts: numbers.map((number) => ({ number, people: tipped.filter((t) => t.part === number).length })),
    quartiles: tipped.length < MIN_REPORTABLE ? null : quartilesOfPlaces(tipped.map((t) => t.part)),
    tipped: tipped.length,
    never: kind("never"),
    movedBack: kind("moved-back"),
    silent: kind("silent"),
    afterGap: tipped.filter((t) => t.afterGap).length,
    reversals: { people: steps.filter((n) => n > 0).length, steps: steps.reduce((a, b) => a + b, 0) },
  };
}
