/**
 * The card on the stage as text, with "us too". An answer holds all marks since the question opened,
 * so marks of other cards stay in the form beside those that are shown.
 */
import { isPass } from "@/model/activity/pass";
import type { PhoneFaceProps } from "@/components/phone/face";
import { CardText, MarkBox, Task } from "@/activities/kinds/worksheet/phone-card";
import type { WorksheetFace } from "@/model/worksheets/content";
import { cardTitle, groupName } from "@/components/phone/worksheets/parts";
import { type MyAnswer, Question } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { Card, WorkShown } from "@/model/worksheets/shown";

export function Presented({ view, now, mine, t, face }: PhoneFaceProps & { face: WorksheetFace }) {
  const { asked, work } = view;
  const speaking = work?.speaking ?? null;
  const card = speaking?.card ?? null;
  const asking = asked?.form.kind === "worksheet" && asked.phase === "open";
  return (
    <section className="presented">
      {speaking && (
        <p className="place">
          {t("presents", { group: groupName(speaking.group, t) })}
          {speaking.total > 0 && ` · ${t("cardOf", { index: speaking.index + 1, total: speaking.total })}`}
        </p>
      )}
      {asked && asking ? (
        <Question asked={asked} now={now} mine={mine} t={t} marks title={face.title}>
          {card && <p className="hint">{t("tooHow")}</p>}
          <Shown card={card} t={t} marked={markedBy(mine)} />
          <Beside card={card} marked={markedBy(mine)} />
        </Question>
      ) : (
        <>
          <Task face={face} />
          <Shown card={card} t={t} />
        </>
      )}
      {!speaking && <Waiting work={work} t={t} />}
    </section>
  );
}

export const markedBy = (mine: MyAnswer): readonly string[] =>
  mine && !isPass(mine.body) && "entries" in mine.body ? mine.body.entries : [];

function Shown({ card, t, marked }: { card: Card | null; t: Translate; marked?: readonly string[] }) {
  if (!card) return null;
  return (
    <article className="card">
      <AuthoredIn as="h2" text={cardTitle(card, t)} />
      <CardText
        card={card}
        t={t}
        mark={
          marked &&
          ((entry, line) => (
            <MarkBox entry={entry} text={line.text} says={t("usToo")} on={marked.includes(entry)} />
          ))
        }
      />
    </article>
  );
}

/** Marks that this form has no box for. */
function Beside({ card, marked }: { card: Card | null; marked: readonly string[] }) {
  const boxes = new Set(card?.blocks.flatMap((b) => b.lines.map((l) => l.entry)));
  return (
    <span hidden data-beside="">
      {marked
        .filter((entry) => !boxes.has(entry))
        .map((entry) => (
          <input key={entry} type="hidden" name="entries" value={entry} />
        ))}
    </span>
  );
}

/** The order between two groups, with those that were heard. */
function Waiting({ work, t }: { work: WorkShown | null; t: Translate }) {
  if (!work || work.order.length === 0) return <p className="state">{t("galleryEmpty")}</p>;
  return (
    <ol className="heard">
      {work.order.map(({ group, heard }) => (
        <li key={group.id}>
          <bdi dir="auto">{groupName(group, t)}</bdi>
          {heard && ` · ${t("heard")}`}
        </li>
      ))}
    </ol>
  );
}
