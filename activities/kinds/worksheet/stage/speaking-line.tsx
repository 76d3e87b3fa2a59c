"use client";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/worksheet/stage/stage.module.css";
import { clock, useClock } from "@/components/ui/use-clock";

/** A line that fills while a group speaks, and rests when the time is over: nothing flashes, and nothing is red. */
export function SpeakingLine({ since, seconds, offset }: { since: number; seconds: number; offset: number }) {
  const t = useTranslations("stage");
  const now = useClock(offset);
  const spoken = Math.max(0, Math.floor((now - since) / 1_000));
  const over = spoken >= seconds;
  return (
    <div className={styles.speaking} data-over={over || undefined}>
      <i aria-hidden="true">
        <i style={{ inlineSize: `${Math.min(100, (100 * spoken) / seconds)}%` }} />
      </i>
      <p>{over ? t("sheets.rests") : t("sheets.spoken", { spoken: clock(spoken), of: clock(seconds) })}</p>
    </div>
  );
}
