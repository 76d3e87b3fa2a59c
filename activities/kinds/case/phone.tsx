import type { PhoneFaceProps } from "@/components/phone/face";
import {
  fieldValues,
  Choices,
  formId,
  fieldValue,
  type MyAnswer,
  Question,
} from "@/components/phone/question";
import { Reason } from "@/components/phone/reason";
import { Sureness } from "@/components/phone/sureness";
import type { Translate } from "@/components/phone/texts";
import { ToQuestion } from "@/components/phone/to-question";
import { Authored, AuthoredIn, AuthoredWithin, TEXT_SLOT } from "@/components/ui/authored";
import { type Clause, secondResults } from "@/activities/kinds/case/view";
import { paragraphsOf } from "@/activities/shared/paragraphs";
import { PhoneResults, type PhoneResultsProps, ResultLines } from "@/components/phone/results";

export function CasePhone({ view, now, mine, t }: PhoneFaceProps) {
  const { face, asked, place } = view;
  if (face.kind !== "case") return null;
  const form = asked?.form.kind === "case" ? asked.form : null;
  const tappable = form?.marking && asked?.phase === "open" ? asked : null;
  return (
    <>
      {place?.part && (
        <p className="place part-of">
          <Progress index={place.part.index} total={place.part.total} />
          <span>
            <AuthoredWithin sentence={t("part", { ...place.part, title: TEXT_SLOT })} text={face.title} />
          </span>
        </p>
      )}
      {face.recall && (
        <details className="recall" id={`recall-${place?.part?.index}`}>
          <summary>{t("recall")}</summary>
          <AuthoredIn as="p" text={face.recall} />
        </details>
      )}
      <div>
        <Story
          clauses={face.clauses}
          form={tappable && formId(tappable)}
          marked={fieldValues(mine, "clauses")}
          t={t}
        />
        {face.whatIf && (
          <aside className="what-if">
            <h2>{t("whatIf")}</h2>
            <AuthoredIn as="p" text={face.whatIf.fact} />
          </aside>
        )}
        {form && asked?.phase === "open" && (
          <ToQuestion
            id={`to-${formId(asked)}`}
            texts={[...face.clauses.map((c) => c.text), face.whatIf?.fact ?? ""]}
            t={t}
          />
        )}
      </div>
      {asked && form && (
        <Question
          asked={asked}
          now={now}
          mine={mine}
          t={t}
          needs={["answer"]}
          written={form.reason ? ["reason"] : []}
          choice={{ name: "answer", options: form.options }}
          promise={form.reason ? "promiseReason" : undefined}
          more={<More form={form} mine={mine} t={t} />}
        >
          {form.second ? (
            <>
              <fieldset aria-labelledby="question">
                <Choices
                  type="radio"
                  name="answer"
                  options={form.options}
                  chosen={fieldValues(mine, "answer")}
                />
              </fieldset>
              <fieldset className="item" data-item={form.second.question}>
                <legend>
                  <AuthoredIn as="h2" text={form.second.question} />
                </legend>
                <div>
                  <Choices
                    type="radio"
                    name="second"
                    options={form.second.answers}
                    chosen={fieldValues(mine, "second")}
                  />
                </div>
              </fieldset>
            </>
          ) : (
            <Choices type="radio" name="answer" options={form.options} chosen={fieldValues(mine, "answer")} />
          )}
          {form.reason && <Reason given={fieldValue(mine, "reason")} t={t} />}
        </Question>
      )}
    </>
  );
}

function Progress({ index, total }: { index: number; total: number }) {
  return (
    <span className="progress" aria-hidden="true">
      {Array.from({ length: total }, (_, i) => (
        <i key={i} className={i + 1 < index ? "done" : i + 1 === index ? "now" : undefined} />
      ))}
    </span>
  );
}

/** @param props `form`: the id of the form that takes tapped clauses; null where none may be tapped */
function Story(props: { clauses: Clause[]; form: string | null; marked: string[]; t: Translate }) {
  const { clauses, form, marked, t } = props;
  return (
    <div className="story">
      {paragraphsOf(clauses).map((paragraph) => (
        <AuthoredIn as="p" key={paragraph[0]?.id} text={paragraph[0]?.text ?? ""}>
          {paragraph.map((c) =>
            form ? (
              <label key={c.id} className="clause">
                <input
                  type="checkbox"
                  name="clauses"
                  value={c.id}
                  form={form}
                  defaultChecked={marked.includes(c.id)}
                />
                <span>
                  <Authored text={c.text} />
                </span>{" "}
              </label>
            ) : (
              <span key={c.id}>
                <Authored text={c.text} />{" "}
              </span>
            ),
          )}
        </AuthoredIn>
      ))}
      {form && <p className="hint">{t("marking")}</p>}
    </div>
  );
}

function More(props: {
  form: { sureness: boolean; elements: { id: string; text: string; hint: string }[] };
  mine: MyAnswer;
  t: Translate;
}) {
  const { form, mine, t } = props;
  const [sureness, elements] = [fieldValue(mine, "sureness"), fieldValues(mine, "elements")];
  if (!form.sureness && !form.elements.length) return null;
  return (
    <details className="more" open={sureness !== "" || elements.length > 0}>
      <summary>{t("more")}</summary>
      {form.sureness && <Sureness name="sureness" given={Number(sureness) || undefined} t={t} />}
      {form.elements.length > 0 && (
        <fieldset className="elements">
          <legend>{t("elements")}</legend>
          {form.elements.map((e) => (
            <label key={e.id}>
              <input type="checkbox" name="elements" value={e.id} defaultChecked={elements.includes(e.id)} />
              <span>
                <b>
                  <Authored text={e.text} />
                </b>{" "}
                <Authored text={e.hint} />
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </details>
  );
}

export function CasePhoneResults(props: PhoneResultsProps) {
  const { asked, results, mine, t } = props;
  const form = asked.form.kind === "case" ? asked.form : null;
  const second = form && secondResults(form, results);
  return (
    <PhoneResults {...props} field="answer">
      {second && (
        <>
          <AuthoredIn as="h3" text={form.second!.question} />
          <ResultLines asked={asked} results={second} field="second" mine={mine} t={t} />
        </>
      )}
    </PhoneResults>
  );
}
