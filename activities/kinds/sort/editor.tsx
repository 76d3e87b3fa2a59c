"use client";
import type { KeyFormProps, OwnForm } from "@/components/editor/face";
import { KeyGrid, choicesIn } from "@/components/editor/form/key-grid";

interface Card {
  id: string;
  key?: { accepted?: string[]; reason?: string };
}

/** The key of a sort stands with each card too, which has its own control and its own sentence. */
function SortKey({ activity, choices, onChange }: KeyFormProps) {
  const cards = activity.cards as Card[];
  return (
    <KeyGrid
      help="sortHelp"
      rows={choicesIn(cards)}
      columns={choices(["cards", 0, "key", "accepted"])}
      accepted={(row) => cards.find((c) => c.id === row)?.key?.accepted ?? []}
      onChange={(row, next) =>
        onChange({
          ...activity,
          cards: cards.map((card) => {
            if (card.id !== row) return card;
            const { key, ...rest } = card;
            return next.length === 0 && !key?.reason ? rest : { ...rest, key: { ...key, accepted: next } };
          }),
        })
      }
    />
  );
}

export const sortEditor: OwnForm = {
  KeyForm: SortKey,
};
