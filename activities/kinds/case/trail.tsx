import { useTranslations } from "@/components/language/use-translations";
import { choicesOf } from "@/activities/shared/choices";
import { Stacks } from "@/components/ui/stacks";
import styles from "@/activities/kinds/case/trail.module.css";
import type { StageFaceProps } from "@/components/stage/face";

/** The room's movement from part to part; drawn from the first part that was shown. */
export function Trail({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const form = view.asked?.form;
  if (!view.trail.some((step) => step.options)) return null;
  const name = (id: string) => choicesOf(form).find((o) => o.id === id)?.text ?? id;
  const stacks = view.trail.map((step, i) => ({
    id: step.part,
    label: String(i + 1),
    now: view.place?.part?.index === i + 1,
    pieces: step.options?.map((o) => ({ id: o.id, tone: o.tone, count: o.count })) ?? null,
    said: step.options
      ? t("movedPart", {
          part: i + 1,
          shares: step.options.map((o) => t("movedShare", { count: o.count, answer: name(o.id) })).join(", "),
        })
      : t("movedNothing", { part: i + 1 }),
  }));
  return (
    <div className={styles.trail}>
      <h2>{t("moved")}</h2>
      <Stacks stacks={stacks} className={styles.stacks} />
    </div>
  );
}
