import { marks, placeOfMark } from "@/activities/checklist/content";
import styles from "@/activities/checklist/debrief.module.css";
import { Figure } from "@/components/debrief/figure";
import type { Words } from "@/components/debrief/words";
import { MarksTable } from "@/components/ui/marks-table";
import { Stairs, StairsLegend } from "@/components/ui/stairs";
import type { ChecklistDebrief, SubjectDebrief } from "@/workshop/debrief/checklist-debrief";
import { marksSentence, stairsSentence } from "@/workshop/debrief/checklist-sentences";

/** A checklist: the staircase over its subjects, then the marks of each. */
export function ChecklistDebriefed({ debrief, words }: { debrief: ChecklistDebrief; words: Words }) {
  return (
    <>
      {debrief.activity.subjects.length > 1 && <Staircase debrief={debrief} words={words} />}
      {debrief.subjects.map((subject) => (
        <SubjectMarks key={subject.subject.id} debrief={debrief} subject={subject} words={words} />
      ))}
    </>
  );
}

function Staircase({ debrief, words }: { debrief: ChecklistDebrief; words: Words }) {
  const { t } = words;
  const { activity, stairs } = debrief;
  const of = activity.items.length;
  const value = (n: number | null) => n ?? "–";
  return (
    <Figure
      words={words}
      title={t("checklist.stairsTitle", { title: activity.title })}
      reading={words.say(stairsSentence(debrief))}
      how={t(activity.cumulative ? "checklist.stairsHow" : "checklist.eachHow")}
      tables={[
        {
          caption: activity.title,
          head: [t("checklist.subject"), t("checklist.found"), t("checklist.added"), t("checklist.inKey")],
          rows: stairs.map((s, i) => [
            `${i + 1} ${s.label}`,
            value(s.found),
            s.added.map((id) => activity.items.find((item) => item.id === id)?.label).join(", ") || "–",
            value(s.key),
          ]),
        },
      ]}
    >
      <StairsLegend found={t("checklist.found")} inKey={t("checklist.inKey")} />
      <Stairs
        of={of}
        className={styles.stairs}
        columns={stairs.map((s, i) => ({
          id: s.subject,
          label: `${i + 1} ${s.label}`,
          found: s.found,
          key: s.key,
          said: t("checklist.stairSaid", { number: i + 1, found: value(s.found), key: value(s.key) }),
        }))}
      />
    </Figure>
  );
}

function SubjectMarks({ debrief: { activity }, subject, words }: { debrief: ChecklistDebrief; subject: SubjectDebrief; words: Words }) {
  const { t } = words;
  const names = marks.map((m) => t(`checklist.marks.${m}`));
  const many = activity.subjects.length > 1;
  const overcalled = subject.items.filter((i) => i.overcalled);
  return (
    <Figure
      words={words}
      title={many ? `${subject.number} · ${subject.subject.title}` : activity.title}
      reading={words.say(marksSentence(subject))}
      how={[
        t("heads", { answered: subject.answered, passed: subject.passed, missing: subject.missing }),
        subject.rounds > 1 && t("checklist.lastRound", { round: subject.round }),
        t("checklist.how"),
      ]
        .filter(Boolean)
        .join(" ")}
      tables={[
        {
          caption: subject.subject.title,
          head: [t("checklist.item"), ...names, t("checklist.agreement"), t("checklist.inKey"), t("checklist.overcalled")],
          rows: subject.items.map((i) => [
            i.text,
            ...i.counts,
            words.share(i.agreement),
            i.key ? t(`checklist.marks.${i.key}`) : "–",
            i.overcalled ?? "–",
          ]),
        },
      ]}
      after={
        overcalled.length > 0 && (
          <p className={styles.soft}>
            {t("checklist.overcalledList", { items: overcalled.map((i) => `${i.label} (${i.overcalled})`).join(", ") })}
          </p>
        )
      }
    >
      <div className={styles.table}>
        <MarksTable
          caption={subject.subject.title}
          head={{ item: "", columns: names }}
          keySaid={t("checklist.inKey")}
          rows={subject.items.map((i) => ({
            id: i.id,
            label: i.label,
            counts: i.counts,
            key: i.key && placeOfMark(i.key),
          }))}
        />
      </div>
    </Figure>
  );
}
