/** Without script a list of labels for each clause; the island turns it into tap a clause, tap a label. */
import { isPass } from "@/model/activity/pass";
import type { MarkingForm } from "@/activities/kinds/marking/view";
import { paragraphsOf } from "@/activities/shared/paragraphs";
import type { PhoneFaceProps } from "@/components/phone/face";
import { wordLink } from "@/components/phone/foot";
import { GridResults } from "@/components/phone/grid-results";
import { Island } from "@/components/phone/island";
import { formId, letter, Question } from "@/components/phone/question";
import type { PhoneResultsProps } from "@/components/phone/results";
import { Authored, AuthoredIn } from "@/components/ui/authored";
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
        <AuthoredIn as="div" className="recall" text={face.about}>
          <Markdown text={face.about} top={2} word={wordLink} />
        </AuthoredIn>
      )}
      {asked.phase !== "open" && <Text form={asked.form} />}
      <Question asked={asked} now={now} mine={mine} t={t} needsAny="marks.">
        <p className="hint">{t("markingHow")}</p>
        <Island name="marking" id={`clauses-${formId(asked)}`} words={words}>
          {clauses.map((clause) => (
            <label
              key={clause.id}
              className="text"
              data-item={`“${clause.text}”:`}
              data-paragraph={clause.paragraph || undefined}
            >
              <AuthoredIn as="span" text={clause.text} />
              <select name={`marks.${clause.id}`} defaultValue={marks[clause.id] ?? ""}>
                <option value="">{t("markingNone")}</option>
                {labels.map((label) => (
                  <AuthoredIn as="option" key={label.id} value={label.id} text={label.text} />
                ))}
              </select>
            </label>
          ))}
          <ul className="choices">
            {labels.map((label, i) => (
              <li key={label.id} data-choice={label.id} data-hint={label.hint}>
                <b>{letter(i)}</b> <AuthoredIn as="span" text={label.text} />
                <AuthoredIn as="small" text={label.hint} />
              </li>
            ))}
          </ul>
        </Island>
      </Question>
    </>
  );
}

function Text({ form: { clauses } }: { form: MarkingForm }) {
  return (
    <div className="story">
      {paragraphsOf(clauses).map((paragraph) => (
        <AuthoredIn as="p" key={paragraph[0]?.id} text={paragraph[0]?.text ?? ""}>
          {paragraph.map((c) => (
            <span key={c.id}>
              <Authored text={c.text} />{" "}
            </span>
          ))}
        </AuthoredIn>
      ))}
    </div>
  );
}

export function MarkingPhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "marking") return null;
  const { labels, clauses } = asked.form;
  return <GridResults items={clauses} choices={labels} results={results} of="answered" asked={asked} t={t} />;
}
