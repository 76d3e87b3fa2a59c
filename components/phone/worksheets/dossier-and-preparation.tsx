/** The part between task and sheet: the person's papers, and the speaker's preparation. */
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";
import { Markdown } from "@/components/ui/markdown";
import { AuthoredIn } from "@/components/ui/authored";
import { CommandForm, Toggle, cardTitle, SaidBefore } from "@/components/phone/worksheets/parts";
import type { Seat } from "@/components/phone/worksheets/clicker";
import { OWN } from "@/model/worksheets/cells";

export function GroupBetween({ view, t }: { view: GroupView; t: Translate }) {
  const { seatView, at } = view;
  const speaks = seatView !== null && (at === "work" || at === "present");
  return (
    <>
      <Dossier view={view} t={t} />
      {speaks && <Prepare view={view} seat={seatView} t={t} />}
      {speaks && <Volunteer view={view} seat={seatView} t={t} />}
    </>
  );
}

/** The person's papers of a split dossier; the group's others have the rest. */
function Dossier({ view, t }: { view: GroupView; t: Translate }) {
  const { documents, dossier } = view;
  if (dossier === 0) return null;
  return (
    <section className="dossier" aria-labelledby="dossier">
      <h2 id="dossier">{t("groupPapers", { count: dossier })}</h2>
      <p className="hint">
        {t(documents.length < dossier ? "groupPapersYours" : "groupPapersAll", { count: documents.length })}
      </p>
      {documents.map((paper, i) => (
        <details key={paper.title} id={`paper-${i}`}>
          <AuthoredIn as="summary" text={paper.title} />
          <AuthoredIn as="div" text={paper.text}>
            <Markdown text={paper.text} top={3} />
          </AuthoredIn>
        </details>
      ))}
    </section>
  );
}

/** Asks to be called next; the trainer decides. */
function Volunteer({ view, seat, t }: { view: GroupView; seat: Seat; t: Translate }) {
  if (!view.activity || seat.speaking) return null;
  return (
    <CommandForm type="volunteer" fields={{ activity: view.activity }}>
      <Toggle on={seat.volunteered}>{t("groupVolunteer")}</Toggle>
    </CommandForm>
  );
}

/** Prepares to speak: chooses the cards to show, and marks entries that others have said before. */
function Prepare({ view, seat, t }: { view: GroupView; seat: Seat; t: Translate }) {
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
