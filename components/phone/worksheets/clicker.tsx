/** The rapporteur's phone while their group is on the stage: next and back, the notes, a clock that only tells the time. */
import { BlackWords } from "@/components/phone/worksheets/black-words";
import { cardTitle, SaidBefore } from "@/components/phone/worksheets/card-parts";
import { CommandForm } from "@/components/phone/worksheets/command-form";
import { clockText } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { GroupView } from "@/workshop/protocol/worksheets";

export type Seat = NonNullable<GroupView["seatView"]>;

export function Clicker({ view, seat, now, t }: { view: GroupView; seat: Seat; now: number; t: Translate }) {
  const { speaking } = seat;
  if (!speaking || !view.group || !view.activity) return null;
  const cards = seat.cards.filter((card) => card.shown);
  const [card, next] = [cards[speaking.index], cards[speaking.index + 1]];
  const at = { activity: view.activity, group: view.group.id };
  return (
    <section className="clicker" aria-labelledby="clicker">
      <h2 id="clicker" className="sr">
        {t("clickerTitle")}
      </h2>
      <Speaking speaking={speaking} now={now} t={t} />
      <p className="hint" dir="auto">
        {next ? t("clickerNext", { title: cardTitle(next, t) }) : t("clickerLast")}
      </p>
      <div className="clicks">
        <Go at={at} to={speaking.index - 1} most={speaking.total} says={t("clickerBack")} />
        <Go at={at} to={speaking.index + 1} most={speaking.total} says={t("clickerOn")} forward />
      </div>
      {card && (
        <article className="card">
          <p className="place">{t("cardOf", { index: speaking.index + 1, total: speaking.total })}</p>
          <AuthoredIn as="h3" text={cardTitle(card, t)} />
          <SaidBefore card={card} activity={at.activity} t={t} />
        </article>
      )}
      {seat.notes && (
        <section aria-labelledby="clicker-notes">
          <h3 id="clicker-notes">{t("clickerNotes")}</h3>
          <p className="written" dir="auto">
            {seat.notes}
          </p>
        </section>
      )}
      {card && <BlackWords card={card} activity={at.activity} black={seat.black} t={t} />}
    </section>
  );
}

function Go({
  at,
  to,
  most,
  says,
  forward,
}: {
  at: { activity: string; group: string };
  to: number;
  most: number;
  says: string;
  forward?: boolean;
}) {
  return (
    <CommandForm type="card" fields={{ ...at, to: Math.max(0, to) }}>
      <button type="submit" disabled={to < 0 || to >= most} className={forward ? "forward" : undefined}>
        {says}
      </button>
    </CommandForm>
  );
}

/** Counts up; says how long was planned. */
function Speaking({
  speaking,
  now,
  t,
}: {
  speaking: NonNullable<Seat["speaking"]>;
  now: number;
  t: Translate;
}) {
  const { since, seconds } = speaking;
  const says = t("clickerTime", { time: "@", total: clockText(seconds * 1_000) });
  return (
    <p className="speaking" data-counts="up" data-at={since} data-seconds={seconds} data-says={says}>
      {says.replace("@", clockText(Math.floor(Math.max(0, now - since) / 1_000) * 1_000))}
    </p>
  );
}
