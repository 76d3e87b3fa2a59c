/** The rapporteur's phone while their group is on the stage: next, back, notes, a clock. */
import { cardTitle, SaidBefore, CommandForm } from "@/components/phone/worksheets/parts";
import { clockText } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { GroupView } from "@/workshop/protocol/worksheets";
import { segmentText, wordId } from "@/model/worksheets/redaction";
import type { Card } from "@/model/worksheets/shown";

export type Seat = NonNullable<GroupView["seatView"]>;

export function Clicker({ view, seat, now, t }: { view: GroupView; seat: Seat; now: number; t: Translate }) {
  const { speaking } = seat;
  if (!speaking || !view.group || !view.activity) return null;
  const cards = seat.cards.filter((card) => card.shown);
  const [card, next] = [cards[speaking.index], cards[speaking.index + 1]];
  const sheet = { activity: view.activity, group: view.group.id };
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
        <Go sheet={sheet} to={speaking.index - 1} most={speaking.total} says={t("clickerBack")} />
        <Go sheet={sheet} to={speaking.index + 1} most={speaking.total} says={t("clickerOn")} forward />
      </div>
      {card && (
        <article className="card">
          <p className="place">{t("cardOf", { index: speaking.index + 1, total: speaking.total })}</p>
          <AuthoredIn as="h3" text={cardTitle(card, t)} />
          <SaidBefore card={card} activity={sheet.activity} t={t} />
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
      {card && <BlackWords card={card} activity={sheet.activity} black={seat.black} t={t} />}
    </section>
  );
}

interface GoProps {
  sheet: { activity: string; group: string };
  to: number;
  most: number;
  says: string;
  forward?: boolean;
}

function Go({ sheet, to, most, says, forward }: GoProps) {
  return (
    <CommandForm type="card" fields={{ ...sheet, to: Math.max(0, to) }}>
      <button type="submit" disabled={to < 0 || to >= most} className={forward ? "forward" : undefined}>
        {says}
      </button>
    </CommandForm>
  );
}

/** Counts up; tells the planned time. */
function Speaking(props: { speaking: NonNullable<Seat["speaking"]>; now: number; t: Translate }) {
  const { now, t } = props;
  const { since, seconds } = props.speaking;
  const says = t("clickerTime", { time: "@", total: clockText(seconds * 1_000) });
  return (
    <p className="speaking" data-counts="up" data-at={since} data-seconds={seconds} data-says={says}>
      {says.replace("@", clockText(Math.floor(Math.max(0, now - since) / 1_000) * 1_000))}
    </p>
  );
}

interface BlackProps {
  card: Card;
  activity: string;
  black: readonly string[];
  t: Translate;
}

/** Words of the card on the stage: one tap blackens a word, another shows it again. */
function BlackWords({ card, activity, black, t }: BlackProps) {
  const texts = card.blocks.flatMap((block) =>
    block.lines.flatMap((line) => [line.text, ...line.more.map((m) => m.text)]),
  );
  return (
    <details id="black-words">
      <summary>{t("blackOut")}</summary>
      <p className="hint">{t("blackHow")}</p>
      <CommandForm type="black" id="black-on" fields={{ activity, on: "1" }} />
      <CommandForm type="black" id="black-off" fields={{ activity, on: "0" }} />
      {texts.map((text, i) => (
        <p key={i} className="words" dir="auto">
          {segmentText(text).map((piece, k) =>
            piece.word ? (
              <Word key={k} word={piece.text} id={wordId(activity, piece.text)} black={black} />
            ) : (
              piece.text
            ),
          )}
        </p>
      ))}
    </details>
  );
}

function Word({ word, id, black }: { word: string; id: string; black: readonly string[] }) {
  const on = black.includes(id);
  return (
    <button type="submit" form={on ? "black-off" : "black-on"} name="word" value={id} aria-pressed={on}>
      {word}
    </button>
  );
}
