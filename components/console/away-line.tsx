"use client";
import { useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import { StepName } from "@/components/console/step-name";
import { stepOf } from "@/components/console/steps";
import styles from "@/components/console/time-card.module.css";
import { Button } from "@/components/ui/button";

/** After a jump: back to where the room was, with everything as it was; or stay. */
export function AwayLine() {
  const t = useTranslations("console");
  const { plan, view, agenda, act } = useCockpit();
  const step = agenda.away === null ? null : stepOf(plan, agenda.away);
  if (!step) return null;
  return (
    <section className={styles.away}>
      <p>{t("away.text")}</p>
      <Button
        look="primary"
        data-verb="return"
        onClick={() => act({ type: "go", to: step.id, seen: view.stepRevision })}
      >
        {t.rich("away.back", { step: () => <StepName step={step} /> })}
      </Button>
      <Button look="quiet" onClick={() => act({ type: "stay" })}>
        {t("away.stay")}
      </Button>
    </section>
  );
}
