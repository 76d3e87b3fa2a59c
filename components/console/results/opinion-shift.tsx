"use client";
import { choicesOf } from "@/activities/shared/choices";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/results/opinion-shift.module.css";
import { Stacks } from "@/components/ui/stacks";
import type { Asked } from "@/workshop/protocol/views";

/** The number of people who turned to "yes" and away from it since the part before. */
export function MovedSince({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { moved, trail } = useConsoleContext().view;
  const yes = choicesOf(asked.form).find((o) => o.tone === "yes")?.text;
  const part = moved ? trail.findIndex((s) => s.part === moved.from) + 1 : 0;
  if (!moved || part === 0) return null;
  return (
    <span className={styles.moved}>
      {t("live.moved", { part, toYes: moved.toYes, away: moved.away, answer: yes ?? "" })}
    </span>
  );
}

/** The room's opinion over all parts whose results the trainer has seen. */
export function MovedOverParts() {
  const t = useTranslations("console");
  const { view } = useConsoleContext();
  const name = (id: string) => choicesOf(view.asked?.form).find((o) => o.id === id)?.text ?? id;
  if (!view.trail.some((s) => s.options)) return null;
  const stacks = view.trail.map((s, i) => ({
    id: s.part,
    label: String(i + 1),
    now: view.place?.part?.index === i + 1,
    pieces: s.options?.map((o) => ({ id: o.id, tone: o.tone, count: o.count })) ?? null,
    said: s.options
      ? t("live.trailPart", {
          part: i + 1,
          shares: s.options
            .map((o) => t("live.trailShare", { count: o.count, answer: name(o.id) }))
            .join(", "),
        })
      : t("live.trailNothing", { part: i + 1 }),
  }));
  return (
    <section className={styles.trail}>
      <h2 className="kicker">{t("live.trail")}</h2>
      <Stacks stacks={stacks} />
    </section>
  );
}
