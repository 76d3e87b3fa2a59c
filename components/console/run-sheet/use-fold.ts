import { useState } from "react";

/**
 * Folds a part of the run sheet. A trainer's choice stays until the room enters or leaves the part, or until
 * `unfolds` counts another press for the present step.
 * @param natural unfolded without a choice @param now the room stands in it
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
