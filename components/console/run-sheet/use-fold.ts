import { useState } from "react";

/**
 * Whether a part of the run sheet is unfolded. What a trainer folds or unfolds stays so until the room comes
 * to the part or leaves it, or the present step is asked for.
 * @param natural whether it is unfolded of itself
 * @param now the room stands in it
 * @param unfolds how often the present step was asked for
 */
export function useFold(
  natural: boolean,
  now: boolean,
  unfolds: number,
): [open: boolean, fold: (open: boolean) => void] {
  const [chosen, setChosen] = useState<{ open: boolean; when: string } | null>(null);
  const when = now ? `now ${unfolds}` : "";
  return [chosen?.when === when ? chosen.open : natural, (open) => setChosen({ open, when })];
}
