/** Preparing to speak: which cards are shown, and which of their entries others have said before. */
import { cardTitle, SaidBefore } from "@/components/phone/worksheets/card-parts";
import type { Seat } from "@/components/phone/worksheets/clicker";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import { OWN } from "@/model/worksheets/cells";
import type { GroupView } from "@/workshop/protocol/worksheets";

export function Prepare({ view, seat, t }: { view: GroupView; seat: Seat; t: Translate }) {
  if (!view.group || !view.activity || seat.speaking) return null;
  const { activity, group } = { activity: view.activity, group: view.group.id };
  return (
    <details id="prepare">
      <summary>{t("prepareCards", { count: seat.cards.filter((card) => card.shown).length })}</summary>
      <p className="hint">{t(seat.cards.length === 0 ? "prepareEmpty" : "prepareHow")}</p>
      {seat.cards.map((card) => (
        <article key={card.id} className={card.shown ? "card" : "card left-out"}>
          <AuthoredIn as="h3" text={cardTitle(card, t)} />
          <SaidBefore card={card} activity={activity} t={t} />
          <form method="post" action="sheet" data-own={`${OWN.off}${card.id}`}>
            <input type="hidden" name="activity" value={activity} />
            <input type="hidden" name="group" value={group} />
            <input type="hidden" name={`before.${OWN.off}${card.id}`} value={card.chosen} />
            <button
              type="submit"
              name={`${OWN.off}${card.id}`}
              value={card.shown ? "1" : "0"}
              className="plain"
            >
              {t(card.shown ? "prepareOut" : "prepareIn")}
            </button>
          </form>
        </article>
      ))}
    </details>
  );
}
