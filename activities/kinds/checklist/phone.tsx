import { marks } from "@/activities/kinds/checklist/view";
import { isPass } from "@/model/activity/pass";
import type { PhoneFaceProps } from "@/components/phone/face";
import { wordLink } from "@/components/phone/foot";
import { markWord } from "@/components/phone/key";
import { Pages } from "@/components/phone/pages";
import { Choice, formId, Question } from "@/components/phone/question";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";
import { SplitResult } from "@/components/phone/split-result";
import type { Translate } from "@/components/phone/texts";
import { ToQuestion } from "@/components/phone/to-question";
import { Authored, AuthoredIn, PageWords } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";

export function ChecklistPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked, face } = view;
  if (face.kind !== "checklist") return null;
  const { subject } = face;
  const marked = mine && !isPass(mine.body) && "marks" in mine.body ? mine.body.marks : {};
  return (
    <>
      <p className="place">
        {subject.total > 1 && `${t("quizItem", { index: subject.index, total: subject.total })} · `}
        <Authored text={subject.title} />
      </p>
      <div>
        <AuthoredIn as="div" className="story" text={subject.text}>
          <Markdown text={subject.text} top={2} word={wordLink} />
        </AuthoredIn>
        {asked?.phase === "open" && <ToQuestion id={`to-${formId(asked)}`} texts={[subject.text]} t={t} />}
      </div>
      {asked?.form.kind === "checklist" && (
        <Question asked={asked} now={now} mine={mine} t={t} needsAny="marks.">
          <p className="hint">{t("marksHow")}</p>
          <Pages
            id={formId(asked)}
            pages={asked.form.items.map((item, i) => ({
              key: item.id,
              shown: <Item item={item} number={i + 1} mark={marked[item.id]} t={t} />,
            }))}
            t={t}
          />
        </Question>
      )}
    </>
  );
}

interface ItemProps {
  item: { id: string; text: string; label: string };
  number: number;
  mark: string | undefined;
  t: Translate;
}

function Item({ item, number, mark, t }: ItemProps) {
  return (
    <fieldset className="item marks" data-item={number}>
      <AuthoredIn as="legend" text={item.text}>
        <b>{number}</b> {item.text}
      </AuthoredIn>
      <div className="side">
        {marks.map((m) => (
          <PageWords key={m}>
            <Choice
              type="radio"
              name={`marks.${item.id}`}
              id={m}
              text={markWord(t)(m)}
              checked={mark === m}
            />
          </PageWords>
        ))}
      </div>
    </fieldset>
  );
}

export function ChecklistPhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "checklist") return null;
  const options = marks.map((id) => ({ id, text: markWord(t)(id) }));
  return (
    <ResultsFrame results={results} t={t}>
      {asked.form.items.map((item) => (
        <SplitResult
          key={item.id}
          text={item.text}
          options={options}
          plain
          counts={results.marks[item.id] ?? {}}
          t={t}
        />
      ))}
    </ResultsFrame>
  );
}
