"use client";
import { useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import styles from "@/components/console/work/present/present.module.css";
import { clock, useClock } from "@/components/ui/use-clock";

/** How long the group has spoken. At the end of its time the words change, and nothing else happens. */
export function SpeakingClock({ since, seconds }: { since: number; seconds: number }) {
  const t = useTranslations("console.present");
  const { offset } = useCockpit();
  const spoken = Math.max(0, Math.floor((useClock(offset) - since) / 1_000));
  const over = spoken >= seconds;
  return (
    <p className={styles.clock} data-over={over || undefined}>
      <span role="timer" aria-live="off">
        {clock(spoken)}
      </span>{" "}
      <small>{t("ofTime", { time: clock(seconds) })}</small>{" "}
      <span role="status">{over ? t("timeOver") : ""}</span>
    </p>
  );
}
