import { marksFigure, stairsFigure } from "@/activities/kinds/checklist/figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { ReportWords } from "@/model/figures/report-words";
import { marks, placeOfMark } from "@/activities/kinds/checklist/view";
import styles from "@/activities/kinds/checklist/debrief.module.css";
import { MarksTable } from "@/activities/kinds/checklist/marks-table";
import { Stairs, StairsLegend } from "@/activities/kinds/checklist/staircase";
import type { ChecklistDebrief, SubjectDebrief } from "@/activities/kinds/checklist/debrief-data";

export function ChecklistDebriefed({ debrief, words }: { debrief: ChecklistDebrief; words: ReportWords }) {
  return (
    <>
      {debrief.activity.subjects.length > 1 && <Staircase debrief={debrief} words={words} />}
      {debrief.subjects.map((subject) => (
        <SubjectMarks key={subject.subject.id} debrief={debrief} subject={subject} words={words} />
      ))}
    </>
  );
}

function Staircase({ debrief, words }: { debrief: ChecklistDebrief; words: ReportWords }) {
  const { t } = words;
  const { activity, stairs } = debrief;
  const total = activity.items.length;
  const value = (n: number | null) => n ?? "–";
  return (
    <ModelFigure model={stairsFigure(debrief, words)} words={words} roomy>
      <StairsLegend found={t("checklist.found")} inKey={t("checklist.inKey")} />
      <Stairs
        of={total}
        className={styles.stairs}
        columns={stairs.map((s) => ({
          id: s.subject,
          label: s.label,
          found: s.found,
          key: s.key,
          said: t("checklist.stairSaid", { text: s.label, found: value(s.found), key: value(s.key) }),
        }))}
      />
    </ModelFigure>
  );
}

function SubjectMarks({
  debrief,
  subject,
  words,
}: {
  debrief: ChecklistDebrief;
  subject: SubjectDebrief;
  words: ReportWords;
}) {
  const { t } = words;
  const names = marks.map((m) => t(`checklist.marks.${m}`));
  return (
    <ModelFigure model={marksFigure(debrief, subject, words)} words={words} roomy>
      <div className={styles.table}>
        <MarksTable
          caption={subject.subject.title}
          head={{ item: "", columns: names }}
          keySaid={t("checklist.inKey")}
          rows={subject.items.map((i) => ({
            id: i.id,
            label: i.label,
            counts: i.counts,
            keys: i.key?.map(placeOfMark) ?? [],
          }))}
        />
      </div>
    </ModelFigure>
  );
}
