import { filledSaid, middleSaid } from "@/activities/kinds/form/figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { DebriefFaceProps } from "@/components/debrief/face";
import type { ReportWords } from "@/model/figures/report-words";
import styles from "@/activities/kinds/form/debrief.module.css";
import { PointsTable } from "@/activities/kinds/form/points-table";
import { blocksOf, pointRows } from "@/activities/kinds/form/blocks";
import { PointColumns } from "@/components/ui/point-columns";
import { TextList } from "@/components/ui/text-list";
import { joined, onceSaid } from "@/model/figures/figure-parts";
import {
  type ClosedDebrief,
  type FormDebrief,
  isWrittenDebrief,
  type WrittenDebrief,
} from "@/activities/kinds/form/debrief-data";

export function FormDebriefed({ debrief, figures, words }: DebriefFaceProps<FormDebrief>) {
  return debrief.sections.map((section, i) => {
    const model = figures[i];
    return (
      model && (
        <ModelFigure
          key={section.id}
          model={model}
          words={words}
          how={marksSaid(section, words)}
          roomy={tablesOf(section).tables.length > 0}
        >
          <Fields section={section} words={words} />
        </ModelFigure>
      )
    );
  });
}

type Section = FormDebrief["sections"][number];

/** Explains the marks that are drawn here: frames in the table, dots under columns. */
function marksSaid(section: Section, { t }: ReportWords): string {
  const { inTable } = tablesOf(section);
  const middles = section.fields.flatMap((f) =>
    !isWrittenDebrief(f) && f.field.type === "scale" && f.middle ? [f.field] : [],
  );
  return joined(
    middles.some((field) => inTable.has(field.id)) && t("form.frame"),
    middles.some((field) => !inTable.has(field.id)) && t("scale.dot"),
  );
}

/** A section's tables of scales that are alike, and the ids of the fields in them. */
function tablesOf({ fields }: Section) {
  const tables = blocksOf(fields.map((f) => f.field)).filter((b) => b.type === "scales");
  return { tables, inTable: new Set(tables.flatMap((b) => b.fields.map((f) => f.id))) };
}

/** Scales that are alike as one table, every other field by itself. */
function Fields({ section, words }: { section: Section; words: ReportWords }) {
  const { t } = words;
  const { tables, inTable } = tablesOf(section);
  const marks = Object.fromEntries(
    section.fields.flatMap((f) =>
      isWrittenDebrief(f) ? [] : [[f.field.id, Object.fromEntries(f.bars.map((b) => [b.id, b.share.count]))]],
    ),
  );
  const most = Math.max(
    ...section.fields.flatMap((f) =>
      isWrittenDebrief(f) || f.field.type !== "scale" || inTable.has(f.field.id)
        ? []
        : f.bars.map((b) => b.share.count),
    ),
  );
  return (
    <>
      {tables.map((block) => (
        <div key={block.fields[0]?.id} className={styles.points}>
          <PointsTable
            caption={section.title}
            ends={block.fields[0]!}
            words={{ people: t("people"), median: t("form.median") }}
            rows={pointRows(block.fields, marks)}
          />
        </div>
      ))}
      <ul className="pairs">
        {section.fields
          .filter((field) => !inTable.has(field.field.id))
          .map((field) => (
            <li key={field.field.id}>
              <p>
                <span dir="auto">{field.field.text}</span> <small>{filledSaid(field, words)}</small>
              </p>
              {isWrittenDebrief(field) ? (
                <Texts field={field} words={words} />
              ) : (
                <Spread field={field} most={most} words={words} />
              )}
            </li>
          ))}
      </ul>
    </>
  );
}

function Texts({ field, words }: { field: WrittenDebrief; words: ReportWords }) {
  if (field.filled === 0) return null;
  if (field.texts.length === 0) return <p className="hint">{words.t("form.fewTexts")}</p>;
  return (
    <div>
      <TextList groups={[{ title: "", texts: onceSaid(field.texts) }]} />
    </div>
  );
}

function Spread({
  field: closed,
  most,
  words,
}: {
  field: ClosedDebrief;
  /** The highest count in all columns of the section. */
  most: number;
  words: ReportWords;
}) {
  const { t } = words;
  const { field, bars, middle, filled } = closed;
  const said = middleSaid(closed, words);
  if (field.type === "number") return <p className="hint">{said || (filled > 0 ? t("form.few") : "")}</p>;
  if (field.type === "scale") {
    return (
      <div>
        <PointColumns
          className={styles.columns}
          ends={field}
          most={most}
          row={{ points: bars.map(({ id, share }) => ({ point: id, count: share.count })), middle }}
          say={(what, count) => t("columnSaid", { what, count })}
        />
        {said && <p className="hint">{said}</p>}
      </div>
    );
  }
  return (
    <ul className={styles.bars}>
      {bars.map((b) => (
        <li key={b.id}>
          <span dir="auto">{b.text}</span>
          <span className="track" aria-hidden="true">
            <i style={{ inlineSize: `${b.share.of === 0 ? 0 : (100 * b.share.count) / b.share.of}%` }} />
          </span>
          <span className="hint">{words.share(b.share)}</span>
        </li>
      ))}
    </ul>
  );
}
