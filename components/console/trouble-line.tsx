"use client";
import { useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import styles from "@/components/console/console.module.css";
import { useAsleep } from "@/components/live/use-asleep";

/** What is wrong with the server just now, and that this machine slept: one sentence each, gone when it is over. */
export function TroubleLine() {
  const t = useTranslations("console");
  const { view, lost } = useCockpit();
  const { trouble } = view;
  const slept = useAsleep();
  if (lost || (!trouble && slept === null)) return null;
  return (
    <div className={styles.lost} role="status" data-trouble={trouble?.kind}>
      {trouble && (
        <p>
          <b>{t(`trouble.${trouble.kind}`, { minutes: trouble.minutes })}</b>{" "}
          {t(`troubleMore.${trouble.kind}`)}
        </p>
      )}
      {slept !== null && <p>{t("slept", { minutes: slept })}</p>}
    </div>
  );
}
