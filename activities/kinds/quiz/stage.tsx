import { useTranslations } from "@/components/language/use-translations";
import { acceptedWords } from "@/activities/shared/choices";
import { keyInView, type QuizForm } from "@/activities/kinds/quiz/view";
import styles from "@/activities/kinds/quiz/stage.module.css";
import type { StageFaceProps } from "@/components/stage/face";
import { BothLanguages } from "@/components/stage/both-languages";
import { Explained } from "@/components/stage/explained";
import { Bars } from "@/components/ui/bars";
import { Pages } from "@/components/ui/paged-text";
import { type BarSegment, SplitBar, toneAt } from "@/activities/kinds/quiz/split-bar";
import { percent } from "@/model/activity/tally";
import type { KeyItem } from "@/model/activity/key";

const sizes = [2.5, 2.3, 2.1, 1.9, 1.75, 1.6, 1.5];
const listSizes = [2.6, 2.35, 2.1, 1.9, 1.75, 1.6, 1.5];

export function QuizStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, face, results } = view;
  if (asked?.form.kind !== "quiz" || face.kind !== "quiz") return null;
  const { form } = asked;
  const item = form.items.length === 1 ? form.items[0] : form.items.find((i) => i.id === face.item?.id);
  const state = `${item?.id}/${results ? "results" : "options"}/${asked.key ? "key" : ""}`;
  const key =
    item &&
    asked.key &&
    keyInView(asked.key, { ...face, item: face.item ?? { id: item.id, index: 1, total: 1 } });
  if (key && key.length > 0)
    return (
      <Explained
        key={state}
        items={key}
        words={(said) => acceptedWords(item.options, said)}
        language={view.language}
      >
        <One view={view} form={form} item={item} />
      </Explained>
    );
  return (
    <Pages key={state} sizes={item ? sizes : listSizes} mark={(page, pages) => t("page", { page, pages })}>
      {item ? <One view={view} form={form} item={item} /> : <All view={view} form={form} />}
    </Pages>
  );
}

type Item = QuizForm["items"][number];

function One({ view, form, item }: StageFaceProps & { form: QuizForm; item: Item }) {
  const t = useTranslations("stage");
  const { asked, face, results, language } = view;
  if (!asked || face.kind !== "quiz") return null;
  const counts = results?.marks[item.id];
  const people = Object.values(counts ?? {}).reduce((a, b) => a + b, 0);
  return (
    <div className={styles.one}>
      <p className="row hint">
        {face.item && <b>{t("quiz.item", face.item)}</b>}{" "}
        <span lang={language}>{form.lead && <BothLanguages text={form.lead} />}</span>
        {asked.round > 1 && <span className={styles.round}>{t("round", { round: asked.round })}</span>}
      </p>
      <h1 lang={language} data-long={item.text.length > 90 || undefined}>
        <BothLanguages text={item.text} />
      </h1>
      {counts ? (
        <Bars
          lang={language}
          className={styles.bars}
          bars={item.options.map((o, i) => {
            const count = counts[o.id] ?? 0;
            const share = percent(count, people);
            return {
              id: o.id,
              label: <BothLanguages text={o.text} />,
              tone: toneAt(i, item.options.length),
              percent: share,
              value: share === null ? String(count) : t("value", { count, percent: share }),
            };
          })}
        />
      ) : (
        <ol className={styles.options} lang={language}>
          {item.options.map((o) => (
            <li key={o.id}>
              <BothLanguages text={o.text} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function All({ view, form }: StageFaceProps & { form: QuizForm }) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (!asked) return null;
  const keyOf = (id: string) => asked.key?.find((k) => k.id === id);
  return (
    <div className={styles.all}>
      <h1 lang={language}>
        <BothLanguages text={asked.text} />
        {asked.round > 1 && <span className={styles.round}>{t("round", { round: asked.round })}</span>}
      </h1>
      <ol className={styles.items}>
        {form.items.map((item) => (
          <li key={item.id}>
            <p lang={language}>
              <BothLanguages text={item.text} />
            </p>
            {results && (
              <SplitBar
                lang={language}
                pieces={barSegments(item, results.marks[item.id] ?? {}, keyOf(item.id))}
              />
            )}
            {!results && asked.key && (
              <Accepted item={item} accepted={keyOf(item.id)?.accepted ?? []} language={language} />
            )}
          </li>
        ))}
      </ol>
      {!results && !asked.key && <p className="hint">{t("quiz.how")}</p>}
    </div>
  );
}

/** The answers to one item; those of the key are marked where it is known. */
export const barSegments = (
  item: Item,
  counts: Record<string, number>,
  key: Pick<KeyItem, "accepted"> | undefined,
): BarSegment[] =>
  item.options.map((o, i) => ({
    id: o.id,
    label: o.text,
    tone: toneAt(i, item.options.length),
    count: counts[o.id] ?? 0,
    accepted: key?.accepted.includes(o.id) ?? false,
  }));

function Accepted({ item, accepted, language }: { item: Item; accepted: string[]; language: string }) {
  return (
    <p className={styles.accepted} lang={language}>
      ✓{" "}
      {item.options
        .filter((o) => accepted.includes(o.id))
        .map((o) => o.text)
        .join(" · ")}
    </p>
  );
}
