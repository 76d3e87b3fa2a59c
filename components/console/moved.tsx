"use client";
import { useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import styles from "@/components/console/moved.module.css";
import { Stacks } from "@/components/ui/stacks";
import type { Asked } from "@/workshop/protocol/down";

/** How the room has moved since the part before, and over all parts whose results the trainer has seen. */
export function Moved({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { view } = useCockpit();
  const { moved, trail } = view;
  const options = asked.form.options;
  const text = (id: string) => options.find((o) => o.id === id)?.text ?? id;
  const yes = asked.form.kind === "case" ? asked.form.options.find((o) => o.tone === "yes")?.text : undefined;
  const from = moved ? trail.findIndex((s) => s.part === moved.from) + 1 : 0;
  const told = trail.filter((s) => s.options).length;
  return (
    <>
      {moved && from > 0 && (
        <p className={styles.moved}>
          {t("live.moved", { part: from, toYes: moved.toYes, away: moved.away, answer: yes ?? "" })}
        </p>
      )}
      {told > 1 && (
        <div className={styles.trail}>
          <h3>{t("live.trail")}</h3>
          <Stacks
            stacks={trail.map((s, i) => ({
              id: s.part,
              label: String(i + 1),
              now: view.place?.part?.index === i + 1,
              pieces: s.options?.map((o) => ({ id: o.id, tone: o.tone, count: o.count })) ?? null,
              said: s.options
                ? t("live.trailPart", {
                    part: i + 1,
                    shares: s.options.map((o) => t("live.trailShare", { count: o.count, answer: text(o.id) })).join(", "),
                  })
                : t("live.trailNothing", { part: i + 1 }),
            }))}
          />
        </div>
      )}
    </>
  );
}
