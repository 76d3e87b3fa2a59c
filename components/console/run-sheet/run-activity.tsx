"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { ActivityMenu, BringIn } from "@/components/console/run-sheet/run-menus";
import styles from "@/components/console/run-sheet/run-sheet.module.css";
import { canAsk, useAskIt } from "@/components/console/controls/passed-unasked";
import { nameOf, stepStateOf } from "@/components/console/steps";
import { createDoubleClickGuard } from "@/components/ui/double-click";
import { Icon } from "@/components/ui/icon";
import type { LiveSlot } from "@/model/room/agenda";
import type { PlanMessage, PlanStep } from "@/workshop/protocol/console";

interface Props {
  activity: PlanMessage["sessions"][number]["activities"][number];
  /** Its part of the day; null: the agenda does not have it. */
  slot: LiveSlot | null;
}

const signs = { done: "✓", now: "●", "to-come": "" } as const;
const words = { done: "sheet.done", now: "sheet.now", "to-come": "sheet.toCome" } as const;

/** One activity of the run sheet: a line, or a name and a line for each of its steps. */
export function RunActivity({ activity, slot }: Props) {
  const t = useTranslations("console");
  const { faces, plan, view, choose } = useConsoleContext();
  const finished = view.finished.includes(activity.id);
  const item = slot?.items.find((i) => i.activity === activity.id);
  const about = (
    <>
      {item?.skipped && <small className={styles.about}>{t("sheet.skipped")}</small>}
      {item && slot && <ActivityMenu item={item} slot={slot} title={activity.title} />}
      {slot === null && <BringIn activity={activity.id} title={activity.title} />}
    </>
  );
  const several = activity.steps.length > 1 || activity.steps.some((step) => step.part !== undefined);
  const [first] = activity.steps;
  if (!several && first) {
    return (
      <li className={styles.line} data-skipped={item?.skipped || undefined}>
        <StepButton step={first} label={first.title} />
        <AskIt step={first} />
        {about}
      </li>
    );
  }
  return (
    <li data-skipped={item?.skipped || undefined}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.case}
          lang={plan.language}
          disabled={view.ended || !first}
          // A title looks at its first step and never goes there.
          onClick={() => first && choose(first.id)}
        >
          {activity.title}
          {finished && <small> · {t("sheet.finished")}</small>}
        </button>
        {about}
      </div>
      <ol className="plain">
        {activity.steps.map((step) => {
          const stop = faces[step.kind].stopName?.(step);
          const name = stop ? t(`sheet.stops.${stop}`) : step.notice ? t("sheet.notice") : null;
          return (
            <li key={step.id} className={styles.part}>
              <StepButton
                step={step}
                label={name ?? (step.part ? `${step.part} · ${step.title}` : step.title)}
                spoken={name !== null}
              />
              <AskIt step={step} />
            </li>
          );
        })}
      </ol>
    </li>
  );
}

/** The button to ask a question that was passed. */
function AskIt({ step }: { step: PlanStep }) {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  const ask = useAskIt();
  if (view.ended || !view.unasked.includes(step.id) || !canAsk(view.finished, step)) return null;
  return (
    <button
      type="button"
      className={styles.ask}
      aria-label={t("sheet.askOf", { title: nameOf(plan, step) })}
      onClick={() => void ask(step)}
    >
      {t("sheet.askIt")}
    </button>
  );
}

interface StepProps {
  step: PlanStep;
  label: string;
  /** The label is in the language of the interface, and the title is read beside it. */
  spoken?: boolean;
}

/** A step to jump to. */
export function StepButton({ step, label, spoken = step.notice }: StepProps) {
  const t = useTranslations("console");
  const { plan, view, faces, chosen, choose, goTo } = useConsoleContext();
  const [isSecondHalf] = useState(() => createDoubleClickGuard());
  const is = stepStateOf(step.id, view);
  const unasked = view.unasked.includes(step.id);
  /** The first press looks at the step, a further one goes there. */
  function press() {
    if (isSecondHalf("next")) return;
    if (is === "now") return choose(null);
    if (chosen === step.id) return void goTo(step.id);
    choose(step.id);
  }
  return (
    <button
      type="button"
      className={styles.step}
      data-is={is}
      data-unasked={unasked || undefined}
      data-notice={step.notice || undefined}
      data-step={step.id}
      aria-current={is === "now" ? "step" : undefined}
      disabled={view.ended}
      data-chosen={chosen === step.id || undefined}
      onClick={press}
      // Space on a chosen step, which keeps the focus, means the verb Next.
      onKeyUp={(e) => e.key === " " && chosen === step.id && e.preventDefault()}
    >
      <Icon>{faces[step.kind].icon}</Icon>
      <span lang={spoken ? undefined : plan.language}>
        {label}
        <span className="quiet">
          {spoken && ` (${step.title})`}, {t(unasked ? "sheet.unasked" : words[is])}
          {chosen === step.id && `, ${t("sheet.chosen")}`}
        </span>
      </span>
      <span aria-hidden="true" className={unasked ? styles.ring : undefined}>
        {unasked ? "○" : signs[is]}
      </span>
    </button>
  );
}
