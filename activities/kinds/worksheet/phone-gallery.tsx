/** All sheets in one list; one form holds the dots of all. */
import { NotListed } from "@/components/phone/box";
import type { PhoneFaceProps } from "@/components/phone/face";
import { CardText, MarkBox, Task } from "@/activities/kinds/worksheet/phone-card";
import { markedBy } from "@/activities/kinds/worksheet/phone-present";
import type { WorksheetFace } from "@/model/worksheets/content";
import { cardTitle, CommandForm, groupName } from "@/components/phone/worksheets/parts";
import { formId, Question } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { SheetShown } from "@/model/worksheets/shown";

/** Entries with dots that are listed by themselves. */
const MAX_DOTTED = 10;

export function Gallery({ view, now, mine, t, face }: PhoneFaceProps & { face: WorksheetFace }) {
  const { asked, work, results, place } = view;
  const form = asked?.form.kind === "worksheet" ? asked.form : null;
  const open = asked?.phase === "open";
  const chosen = markedBy(mine);
  const counts = results?.marks.entries;
  const left = Math.max(0, (form?.most ?? 0) - chosen.length);
  const activity = asked?.question.split("/")[0];
  return (
    <section className="gallery" data-island="group">
      {asked && form && open ? (
        <Question asked={asked} now={now} mine={mine} t={t} marks title={face.title} most={form.most}>
          {null}
        </Question>
      ) : (
        <Task face={face} />
      )}
      {asked && form && open && (
        <p id="marks-left" role="status" data-says={t("dotsLeft", { most: form.most, left: "@" })}>
          {t("dotsLeft", { most: form.most, left: String(left) })}
        </p>
      )}
      {counts && work && <Dotted sheets={work.sheets} counts={counts} t={t} />}
      {work?.sheets.map((sheet) => (
        <Sheet
          key={sheet.group.id}
          sheet={sheet}
          activity={activity ?? ""}
          t={t}
          marking={asked && form && open ? { form: formId(asked), given: chosen } : undefined}
          counts={counts}
        />
      ))}
      {work && place && work.sheets.length === 0 && <p className="state">{t("galleryEmpty")}</p>}
    </section>
  );
}

function Dotted({
  sheets,
  counts,
  t,
}: {
  sheets: readonly SheetShown[];
  counts: Readonly<Record<string, number>>;
  t: Translate;
}) {
  const lines = sheets.flatMap(({ group, cards }) =>
    cards.flatMap((c) =>
      c.blocks.flatMap((b) => b.lines.map((line) => ({ group, line, dots: counts[line.entry ?? ""] ?? 0 }))),
    ),
  );
  const best = lines
    .filter((l) => l.dots > 0)
    .sort((a, b) => b.dots - a.dots)
    .slice(0, MAX_DOTTED);
  return (
    <section className="results" aria-labelledby="dotted">
      <h2 id="dotted">{t("results")}</h2>
      {best.length === 0 && <p className="state">{t("dotsNone")}</p>}
      <ol className="heard">
        {best.map(({ group, line, dots }) => (
          <li key={line.entry} className="block">
            <bdi dir="auto">{line.text}</bdi>
            <small>
              {groupName(group, t)} · {t("dots", { count: dots })}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface SheetProps {
  sheet: SheetShown;
  activity: string;
  t: Translate;
  marking?: { form: string; given: readonly string[] };
  counts?: Readonly<Record<string, number>>;
}

function Sheet({ sheet, activity, t, marking, counts }: SheetProps) {
  const { group, cards, remarks, more } = sheet;
  return (
    <section className="sheet-shown" id={`sheet-${group.id}`} aria-label={groupName(group, t)}>
      <h2 dir="auto">{groupName(group, t)}</h2>
      {cards.map((card) => (
        <article key={card.id} className="card">
          <AuthoredIn as="h3" text={cardTitle(card, t)} />
          <CardText
            card={card}
            t={t}
            mark={
              marking &&
              ((entry, line) => (
                <MarkBox
                  form={marking.form}
                  entry={entry}
                  text={line.text}
                  says={t("dot")}
                  on={marking.given.includes(entry)}
                />
              ))
            }
            count={counts && ((entry) => <small>{t("dots", { count: counts[entry] ?? 0 })}</small>)}
          />
        </article>
      ))}
      <div>
        {remarks.length > 0 && <h3>{t("remarks")}</h3>}
        {remarks.map((remark) => (
          <p key={remark.id} className="said">
            {remark.kind === "missed" && <b>{t("missed")} </b>}
            <bdi dir="auto">{remark.text}</bdi>
          </p>
        ))}
        <NotListed count={more} t={t} />
        {activity !== "" && (
          <details id={`say-${group.id}`}>
            <summary>{t("remarkSay")}</summary>
            <Remark group={group.id} activity={activity} t={t} />
          </details>
        )}
      </div>
    </section>
  );
}

function Remark({ group, activity, t }: { group: string; activity: string; t: Translate }) {
  return (
    <CommandForm
      type="remark"
      id={`remark-${group}`}
      fields={{ "sheet.activity": activity, "sheet.group": group }}
      sent={t("groupRemarkSent")}
    >
      <p className="hint">{t("remarkPromise")}</p>
      <div className="chips" role="radiogroup" aria-label={t("remarkKind")}>
        <label className="chip">
          <input type="radio" name="kind" value="comment" defaultChecked />
          <span>{t("comment")}</span>
        </label>
        <label className="chip">
          <input type="radio" name="kind" value="missed" />
          <span>{t("missed")}</span>
        </label>
      </div>
      <label className="text">
        {t("remarkField")}
        <textarea name="text" rows={2} maxLength={300} dir="auto" required />
      </label>
      <button type="submit">{t("boxSend")}</button>
    </CommandForm>
  );
}
