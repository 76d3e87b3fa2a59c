import type { OptionResult, Results } from "@/model/room/results";

/** The choice of all two or more people who answered; else null. */
export const chosenByAll = ({
  answered,
  options,
}: Pick<Results, "answered" | "options">): OptionResult | null =>
  answered >= 2 ? (options.find((o) => o.count === answered) ?? null) : null;
