"use client";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import styles from "@/components/console/run-sheet.module.css";
import { standingOf } from "@/components/console/steps";
import type { PlanMessage, PlanStep } from "@/workshop/protocol/down";

interface Props {
  activity: PlanMessage["sessions"][number]["activities"][number];
  onJump: () => void;
}

const signs = { done: "✓", now: "▸", "to-come": "·" } as const;
const words = { done: "sheet.done", now: "sheet.now", "to-come": "sheet.toCome" } as const;

/** One activity of the run sheet: a line, or for a case a name and a line per part. */
export function RunActivity({ activity, onJump }: Props) {
  const t = useTranslations("console");
  const { plan, view } = useCockpit();
  const finished = view.finished.includes(activity.id);
  if (activity.kind !== "case") {
    return activity.steps.map((step) => <Step key={step.id} step={step} label={step.title} onJump={onJump} />);
  }
  return (
    <li>
      <p className={styles.case} lang={plan.language}>
        {activity.title}
        {finished && <small> · {t("sheet.finished")}</small>}
      </p>
      <ol className={styles.parts}>
        {activity.steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            label={step.notice ? t("sheet.notice") : `${step.part} · ${step.title}`}
            onJump={onJump}
          />
        ))}
      </ol>
    </li>
  );
}

function Step({ step, label, onJump }: { step: PlanStep; label: string; onJump: () => void }) {
  const t = useTranslations("console");
  const { plan, view, act } = useCockpit();
  const is = standingOf(step.id, view);
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (is === "now") ref.current?.scrollIntoView({ block: "nearest" });
  }, [is]);
  return (
    <li>
      <button
        ref={ref}
        type="button"
        className={styles.step}
        data-is={is}
        data-step={step.id}
        data-notice={step.notice || undefined}
        aria-current={is === "now" ? "step" : undefined}
        disabled={view.ended}
        onClick={() => {
          onJump();
          void act({ type: "go", to: step.id, seen: view.stepRevision });
        }}
      >
        <span aria-hidden="true">{signs[is]}</span>
        <span lang={step.notice ? undefined : plan.language}>
          {label}
          <span className="quiet">
            {step.notice && ` (${step.title})`}, {t(words[is])}
          </span>
        </span>
      </button>
    </li>
  );
}
