/** A break asks nothing. Its end is counted from when it was first shown. */
import type { KindOf } from "@/model/kind";
import { emptyTally } from "@/model/activity/tally";
import { z } from "zod";
import { activityBase, markdown } from "@/model/text/text-schemas";

export const breakSchema = z.strictObject({
  ...activityBase,
  kind: z.literal("break"),
  mode: z.enum(["break", "breathing"]).default("break"),
  /** Where the coffee is, how to breathe. Markdown. */
  text: markdown.optional(),
});
type Break = z.infer<typeof breakSchema>;

/**
 * The end of a break first shown at `since`, in milliseconds; null for breathing, and where no time is
 * planned.
 */
export const goesOnAt = (mode: Break["mode"], minutes: number, since: number | null): number | null =>
  mode === "breathing" || minutes <= 0 || since === null ? null : since + minutes * 60_000;

interface BreakFace {
  kind: "break";
  title: string;
  mode: "break" | "breathing";
  text: string | null;
  minutes: number;
  /** The end by the server's clock in milliseconds; null where there is none to wait for. */
  until: number | null;
}

export const breakKind: KindOf<typeof breakSchema, never, BreakFace, never> = {
  name: "break",
  content: breakSchema,
  template: {
    kind: "break",
    title: "Coffee",
    minutes: 15,
    mode: "break",
    text: "Coffee is in the hall. We begin again on time.",
  },
  steps: (rest) => [{ id: rest.id, title: rest.title, notice: false, whatIfs: [] }],
  face: (rest, { since, minutes }) => ({
    kind: "break",
    title: rest.title,
    mode: rest.mode,
    text: rest.text ?? null,
    minutes: minutes ?? rest.minutes,
    until: goesOnAt(rest.mode, minutes ?? rest.minutes, since),
  }),
  ask: () => null,
  key: () => null,
  parse: () => null,
  tally: () => emptyTally([]),
  options: () => [],
};
