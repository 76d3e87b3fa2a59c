import styles from "@/activities/form/debrief.module.css";
import type { Table } from "@/components/debrief/data-table";
import { Figure } from "@/components/debrief/figure";
import type { Words } from "@/components/debrief/words";
import { PointsTable } from "@/components/ui/points-table";
import { blocksOf, pointRows } from "@/activities/form/blocks";
import { Columns } from "@/components/ui/columns";
import { type ClosedDebrief, emptyFields, type FormDebrief, isWrittenDebrief, type WrittenDebrief } from "@/workshop/debrief/form-debrief";

/** A form: one figure for each section, with every field's distribution and what people wrote. */
export function FormDebriefed({ debrief, words }: { debrief: FormDebrief; words: Words }) {
  const { t } = words;
  const { activity, sections, answered, passed, missing } = debrief;
  const { fields, empty } = emptyFields(debrief);
  return sections.map((section, i) => (
    <Figure
      key={section.id}
      words={words}
      title={sections.length > 1 ? `${activity.title} · ${section.title}` : activity.title}
      reading={
        i === 0
          ? [t("form.reading", { answered, people: answered + passed + missing, fields, empty }), t("heads", { answered, passed, missing })].join(" ")
          : t("form.more", { title: section.title })
      }
      how={t("form.how")}
      tables={[closedTable(section, words), writtenTable(section, words)].filter((table) => table.rows.length > 0)}
    >
      {i === 0 && (
        <p className={styles.question} dir="auto">
          {activity.question}
        </p>
      )}
      <Fields section={section} words={words} />
    </Figure>
  ));
}

type Section = FormDebrief["sections"][number];

/** Scales that are alike as one table, every other field by itself. */
function Fields({ section, words }: { section: Section; words: Words }) {
  const { t } = words;
  const tables = blocksOf(section.fields.map((f) => f.field)).filter((b) => b.type === "scales");
  const inTable = new Set(tables.flatMap((b) => b.fields.map((f) => f.id)));
  const marks = Object.fromEntries(
    section.fields.flatMap((f) => (isWrittenDebrief(f) ? [] : [[f.field.id, Object.fromEntries(f.bars.map((b) => [b.id, b.share.count]))]])),
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
      <ul className={styles.fields}>
        {section.fields
          .filter((field) => !inTable.has(field.field.id))
          .map((field) => (
            <li key={field.field.id}>
              <p className={styles.text}>
                <span dir="auto">{field.field.text}</span> <small>{t("form.filled", { count: field.filled })}</small>
              </p>
              {isWrittenDebrief(field) ? <Texts field={field} words={words} /> : <Spread field={field} words={words} />}
            </li>
          ))}
      </ul>
    </>
  );
}

const closedTable = ({ title, fields }: Section, words: Words): Table => ({
  caption: title,
  head: [words.t("form.field"), words.t("form.answer"), words.t("people"), words.t("form.of")],
  rows: fields.flatMap((f) => (isWrittenDebrief(f) ? [] : f.bars.map((b) => [f.field.text, b.text, b.share.count, b.share.of]))),
});

const writtenTable = ({ title, fields }: Section, words: Words): Table => ({
  caption: `${title} · ${words.t("form.written")}`,
  head: [words.t("form.field"), words.t("form.text")],
  rows: fields.flatMap((f) => (isWrittenDebrief(f) ? f.texts.map((text) => [f.field.text, text]) : [])),
});

function Texts({ field, words }: { field: WrittenDebrief; words: Words }) {
  if (field.filled === 0) return null;
  if (field.texts.length === 0) return <p className={styles.soft}>{words.t("form.fewTexts")}</p>;
  return (
    <ul className={styles.texts}>
      {field.texts.map((text, i) => (
        <li key={i} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}

function Spread({ field: { field, bars, middle, filled }, words }: { field: ClosedDebrief; words: Words }) {
  const { t, number } = words;
  const said = middle && t("form.middle", { median: number(middle.median), q1: number(middle.q1), q3: number(middle.q3) });
  if (field.type === "number") return <p className={styles.soft}>{said ?? (filled > 0 ? t("form.few") : "")}</p>;
  if (field.type === "scale") {
    const at = (point: number) => (point - 0.5) / field.points;
    return (
      <div>
        <Columns
          className={styles.columns}
          ends={field}
          columns={bars.map((b) => ({ id: b.id, label: b.text, count: b.share.count, said: t("columnSaid", { what: b.text, count: b.share.count }) }))}
          middle={middle && { from: at(middle.q1), at: at(middle.median), to: at(middle.q3) }}
        />
        {said && <p className={styles.soft}>{said}</p>}
      </div>
    );
  }
  return (
    <ul className={styles.bars}>
      {bars.map((b) => (
        <li key={b.id}>
          <span dir="auto">{b.text}</span>
          <span className={styles.track} aria-hidden="true">
            <i style={{ inlineSize: `${b.share.of === 0 ? 0 : (100 * b.share.count) / b.share.of}%` }} />
          </span>
          <span className={styles.soft}>{words.share(b.share)}</span>
        </li>
      ))}
    </ul>
  );
}
