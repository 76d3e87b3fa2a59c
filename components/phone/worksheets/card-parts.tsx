/** Pieces of a group's own cards: what they are called, and what of them was said before. */
import { CommandForm, Toggle } from "@/components/phone/worksheets/command-form";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import { isMinority } from "@/model/worksheets/cards";
import type { Card } from "@/model/worksheets/shown";

export const cardTitle = (card: Card, t: Translate): string =>
  isMinority(card) ? t("minorityCard") : card.title;

/** The lines of a card; each entry can be marked as said before, so that only what is new is spoken about. */
export function SaidBefore({ card, activity, t }: { card: Card; activity: string; t: Translate }) {
  return (
    <>
      {card.blocks.map((block, i) => (
        <section key={i} className="card-block">
          {block.label && <AuthoredIn as="h4" text={block.label} />}
          {block.lines.map((line, k) => (
            <div key={line.entry ?? k} className={line.grey ? "card-line said-before" : "card-line"}>
              <p dir="auto">{line.text}</p>
              {line.entry !== null && (
                <CommandForm type="grey" fields={{ activity, entry: line.entry }}>
                  <Toggle on={line.grey} className="plain">
                    {t("greyOn")}
                  </Toggle>
                </CommandForm>
              )}
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
