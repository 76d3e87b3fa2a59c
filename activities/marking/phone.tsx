/** A text to mark on the phone: a list of labels for each clause, which the island turns into tap a clause, tap a label. */
import { isPass } from "@/activities/content";
import type { MarkingForm } from "@/activities/marking/view";
import type { PhoneFaceProps } from "@/activities/phone-face";
import { wordLink } from "@/components/phone/foot";
import { GridResults } from "@/components/phone/grid-results";
import { Island } from "@/components/phone/island";
import { formId, letter, Question } from "@/components/phone/question";
import type { PhoneResultsProps } from "@/components/phone/results";
import { Authored, AuthoredParagraph } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";

export function MarkingPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked, face } = view;
  if (asked?.form.kind !== "marking") return null;
  const { labels, clauses } = asked.form;
  const marks: Record<string, string> =
    mine && !isPass(mine.body) && "marks" in mine.body ? mine.body.marks : {};
  const words = {
    text: t("markingText"),
    labels: t("markingLabels"),
    none: t("markingNone"),
    said: t("markingSaid", { clause: "{clause}", label: "{label}" }),
    undo: t("sortUndo"),
    undone: t("sortUndone", { card: "{card}" }),
  };
  return (
    <>
      {face.kind === "marking" && face.about && (
        <div className="recall" dir="auto">
          <Markdown text={face.about} top={2} word={wordLink} />
        </div>
      )}
      {asked.phase !== "open" && <Text form={asked.form} />}
      <Question asked={asked} now={now} mine={mine} t={t} needsAny="marks.">
        <p className="how">{t("markingHow")}</p>
        <Island name="marking" id={`clauses-${formId(asked)}`} words={words}>
          <ul className="choices">
            {labels.map((label, i) => (
              <li key={label.id} data-choice={label.id} data-hint={label.hint}>
                <b>{letter(i)}</b>{" "}
                <span dir="auto">
                  <Authored text={label.text} />
                </span>
                <small dir="auto">
                  <Authored text={label.hint} />
                </small>
              </li>
            ))}
          </ul>
          {clauses.map((clause) => (
            <label
              key={clause.id}
              className="text"
              data-item={`“${clause.text}”:`}
              data-paragraph={clause.paragraph || undefined}
            >
              <span dir="auto">
                <Authored text={clause.text} />
              </span>
              <select name={`marks.${clause.id}`} defaultValue={marks[clause.id] ?? ""}>
                <option value="">{t("markingNone")}</option>
                {labels.map((label) => (
                  <option key={label.id} value={label.id}>
                    {label.text}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </Island>
      </Question>
    </>
  );
}

/** The text to read, while nothing can be marked. */
function Text({ form: { clauses } }: { form: MarkingForm }) {
  const paragraphs: MarkingForm["clauses"][] = [];
  for (const clause of clauses) {
    if (clause.paragraph || !paragraphs.length) paragraphs.push([]);
    paragraphs.at(-1)!.push(clause);
  }
  return (
    <div className="story">
      {paragraphs.map((paragraph) => (
        <AuthoredParagraph key={paragraph[0]?.id} text={paragraph[0]?.text ?? ""}>
          {paragraph.map((c) => (
            <span key={c.id}>
              <Authored text={c.text} />{" "}
            </span>
          ))}
        </AuthoredParagraph>
      ))}
    </div>
  );
}

/** Which labels each clause was given. */
export function MarkingPhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "marking") return null;
  const { labels, clauses } = asked.form;
  return <GridResults items={clauses} choices={labels} results={results} of="answered" asked={asked} t={t} />;
}
