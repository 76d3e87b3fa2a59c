/** Results that say of each person what they chose (B-151). Pure. */
import type { OptionResult, Results } from "@/model/room/results";

/** What everybody who answered chose, where that is two people or more; null where nothing is. */
export const chosenByAll = ({
  answered,
  options,
}: Pick<Results, "answered" | "options">): OptionResult | null =>
  answered >= 2 ? (options.find((o) => o.count === answered) ?? null) : null;
