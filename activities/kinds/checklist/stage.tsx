import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/checklist/stage.module.css";
import { type ChecklistForm, marks, placeOfMark } from "@/activities/kinds/checklist/view";
import type { StageFaceProps } from "@/components/stage/face";
import { BothLanguages } from "@/components/stage/both-languages";
import { SecondBlock } from "@/components/stage/second";
import { Markdown } from "@/components/ui/markdown";
import { MarksTable } from "@/activities/kinds/checklist/marks-table";
import { Pages } from "@/components/ui/paged-text";
import { Stairs, StairsLegend } from "@/activities/kinds/checklist/staircase";
import type { Key } from "@/model/activity/key";

const storySizes = [2.5, 2.35, 2.2, 2, 1.85, 1.7, 1.55, 1.5];
const listSizes = [2.4, 2.2, 2, 1.8, 1.65, 1.5];

/**
 * Reasons of an expert that still stand below the text; more of them stand in its place, since phones have it
 * too.
 */
const MOST_BESIDE_TEXT = 4;

/** The text on one side; on the other the items, or how they were marked, and below them the staircase so far. */
export function ChecklistStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { face, asked } = view;
  if (face.kind !== "checklist") return null;
  const form = asked?.form.kind === "checklist" ? asked.form : null;
  const reasons = form ? (asked?.key ?? []).filter((item) => item.reason) : [];
  return (
    <div className={styles.list}>
      <section className={styles.story} aria-label={face.subject.title}>
        <h2>
          {face.subject.total > 1 && `${face.subject.index} · `}
          <span lang={view.language}>
            <BothLanguages text={face.subject.title} />
          </span>
        </h2>
        <Pages
          key={`${face.subject.index}/${asked?.key ? "key" : ""}`}
          sizes={storySizes}
          className={styles.pages}
          mark={(page, pages) => t("page", { page, pages })}
        >
          <div className={styles.text} lang={view.language}>
            {reasons.length <= MOST_BESIDE_TEXT && (
              <>
                <Markdown text={face.subject.text} top={3} />
                <SecondBlock of={face.subject.text} top={3} />
              </>
            )}
            <Reasons items={reasons} form={form} />
          </div>
        </Pages>
        <Staircase view={view} />
      </section>
      {asked && form && (
        <section className={styles.room}>
          <Pages
            key={`${asked.question}/${view.results ? "results" : "items"}/${asked.key ? "key" : ""}`}
            sizes={listSizes}
            className={styles.pages}
            mark={(page, pages) => t("page", { page, pages })}
          >
            <Items view={view} form={form} />
          </Pages>
        </section>
      )}
    </div>
  );
}

function Reasons({ items, form }: { items: Key; form: ChecklistForm | null }) {
  if (items.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {items.map((item) => (
        <li key={item.id}>
          <b>{form?.items.find((i) => i.id === item.id)?.label}</b> <BothLanguages text={item.reason ?? ""} />
        </li>
      ))}
    </ul>
  );
}

function Items({ view, form }: StageFaceProps & { form: ChecklistForm }) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (!asked) return null;
  const names = marks.map((m) => t(`marks.${m}`));
  const keysAt = (id: string) => asked.key?.find((k) => k.id === id)?.accepted.map(placeOfMark) ?? [];
  return (
    <div className={styles.items}>
      <h1 lang={language}>
        <BothLanguages text={asked.text} />
        {asked.round > 1 && <span className={styles.round}>{t("round", { round: asked.round })}</span>}
      </h1>
      {results || asked.key ? (
        <MarksTable
          caption={asked.text}
          head={{ item: "", columns: names }}
          keySaid={t("key.title")}
          lang={language}
          rows={form.items.map((item) => ({
            id: item.id,
            label: <BothLanguages text={item.label} />,
            counts: results && marks.map((m) => results.marks[item.id]?.[m] ?? 0),
            keys: keysAt(item.id),
          }))}
        />
      ) : (
        <>
          <ol className={styles.names} lang={language}>
            {form.items.map((item) => (
              <li key={item.id}>
                <BothLanguages text={item.label} />
              </li>
            ))}
          </ol>
          <p className="hint">{t("checklist.how", { marks: names.join(" · ") })}</p>
        </>
      )}
      {asked.key?.length === 0 && <p className={styles.none}>✓ {t("key.none")}</p>}
    </div>
  );
}

/** Items that the room has found from text to text; drawn from the first result that was shown. */
function Staircase({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const steps = view.trail.flatMap((step) => (step.stairs ? [{ ...step, stairs: step.stairs }] : []));
  const total = steps[0]?.stairs.of ?? 0;
  const face = view.face.kind === "checklist" ? view.face : null;
  if (steps.length < 2 || !steps.some((s) => s.stairs.found !== null || s.stairs.key !== null)) return null;
  return (
    <div className={styles.stairs}>
      <h2>{t("checklist.stairs", { of: total })}</h2>
      {steps.some((s) => s.stairs.key !== null) && (
        <StairsLegend found={t("checklist.room")} inKey={t("checklist.expert")} />
      )}
      <Stairs
        of={total}
        columns={steps.map(({ part, stairs }, i) => ({
          id: part,
          label: String(i + 1),
          now: face?.subject.index === i + 1,
          found: stairs.found,
          key: stairs.key,
          said:
            stairs.found === null
              ? t("checklist.stairNothing", { index: i + 1 })
              : t("checklist.stairSaid", { index: i + 1, found: stairs.found, of: total }) +
                (stairs.key === null ? "" : ` ${t("checklist.stairKey", { key: stairs.key })}`),
        }))}
      />
    </div>
  );
}
