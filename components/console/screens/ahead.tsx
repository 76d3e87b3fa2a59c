"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useKeys } from "@/components/console/controls/use-shortcuts";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/screens/screens.module.css";
import { useStepPreview } from "@/components/console/screens/use-step-preview";
import { StepName } from "@/components/console/step-name";
import { stepNeighbours, noticeAhead, stepOf } from "@/components/console/steps";
import { PhoneScreen, StageScreen } from "@/components/preview/frames";
import { Button } from "@/components/ui/button";
import { ownName } from "@/messages/languages";
import type { PlanStep } from "@/workshop/protocol/console";

/** The step that Next brings, or the chosen one and the way there. @param frames draws it */
export function Ahead({ frames }: { frames: boolean }) {
  const t = useTranslations("console");
  const { plan, agenda, view, verbs, chosen, choose } = useConsoleContext();
  // Escape ends the preview, unless it closes a dialog, a menu or a field.
  useKeys((e) => {
    if (e.key !== "Escape" || e.defaultPrevented) return;
    if (document.querySelector('dialog[open], [aria-expanded="true"]:not([data-fold])')) return;
    if (!(e.target instanceof Element && e.target.closest("input, textarea, select"))) choose(null);
  }, chosen !== null);
  const { next, leadsBack } = stepNeighbours(plan, view, agenda.agenda);
  const picked = chosen === null ? null : stepOf(plan, chosen);
  const step = picked ?? next;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen !== null) section.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  if (view.ended) return null;
  const turn =
    !picked && verbs.next.can && ["card", "present", "turn"].includes(verbs.next.command.type)
      ? verbs.next
      : null;
  return (
    <section
      ref={section}
      className={styles.ahead}
      aria-label={t(picked ? "next.chosen" : "next.title")}
      data-chosen={picked ? true : undefined}
    >
      {turn ? (
        <Turn turn={turn} next={next} />
      ) : (
        <Preview step={step} frames={frames} chosen={picked !== null} leadsBack={leadsBack && !picked} />
      )}
      <Untranslated />
    </section>
  );
}

/** Cards, groups and pages come before the next step; pages can be left out. */
function Turn({ turn, next }: { turn: { label: string } & TurnCommand; next: PlanStep | null }) {
  const t = useTranslations("console");
  const groupName = useGroupName();
  const { view, act } = useConsoleContext();
  return (
    <>
      <h2 className="kicker">{t("next.title")}</h2>
      <p>{t(`verbs.${turn.label}`, { group: turn.group ? groupName(turn.group) : "" })}</p>
      {turn.command.type === "turn" && next && (
        <p>
          <Button
            size="small"
            look="bare"
            onClick={() => act({ type: "go", to: next.id, seen: view.stepRevision, next: true })}
          >
            {t("next.skipPages")} <StepName step={next} />
          </Button>
        </p>
      )}
    </>
  );
}
type TurnCommand = Pick<
  Extract<ReturnType<typeof useConsoleContext>["verbs"]["next"], { can: true }>,
  "command" | "group"
>;

const screens = ["stage", "phone"] as const;

interface PreviewProps {
  step: PlanStep | null;
  frames: boolean;
  chosen: boolean;
  /** The step is where the room was before its latest jump. */
  leadsBack: boolean;
}

function Preview({ step, frames, chosen, leadsBack }: PreviewProps) {
  const t = useTranslations("console");
  const { plan, view, choose, goTo } = useConsoleContext();
  const [on, setOn] = useState<(typeof screens)[number]>("stage");
  const { preview, here, again } = useStepPreview(frames ? (step?.id ?? null) : null);
  const notice = step && noticeAhead(plan, view.step, step);
  const name = (
    <div className="row apart">
      <p>{step ? <StepName step={step} /> : t("next.last")}</p>
      {notice && <small className={styles.notice}>{t("next.notice")}</small>}
      {view.step === null && !chosen && <small>{plan.sessions[0]?.title}</small>}
    </div>
  );
  return (
    <>
      <div className={styles.head}>
        <h2 className="kicker">{t(chosen ? "next.chosen" : leadsBack ? "next.thenBack" : "next.title")}</h2>
        {frames && step && (
          <div className={styles.which}>
            {screens.map((name) => (
              <button key={name} type="button" aria-pressed={on === name} onClick={() => setOn(name)}>
                {t(`next.on.${name}`)}
              </button>
            ))}
          </div>
        )}
      </div>
      {chosen && name}
      {chosen && step && (
        <div className="row">
          <Button look="primary" data-verb="goto" onClick={() => void goTo(step.id)}>
            {t("next.go")}
          </Button>
          <Button look="bare" onClick={() => choose(null)}>
            {t("next.leave")}
          </Button>
        </div>
      )}
      {again && (
        <p role="status">
          {t("next.failed")}{" "}
          <Button size="small" look="bare" onClick={again}>
            {t("next.again")}
          </Button>
        </p>
      )}
      {frames && step && on === "stage" && (
        <div className={styles.small} data-here={here || undefined}>
          {preview && (
            <StageScreen view={preview.stage} assets={preview.assets} title={t("next.stageFrame")} />
          )}
        </div>
      )}
      {frames && step && on === "phone" && (
        <div className={styles.phone} data-on="phone" data-here={here || undefined}>
          <PhoneScreen message={preview?.phone ?? null} title={t("next.phoneFrame")} inert />
        </div>
      )}
      {!chosen && name}
    </>
  );
}

/** Warns of languages of people here in which the present activity, or the next one, is not whole. */
function Untranslated() {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  const activities = plan.sessions.flatMap((s) => s.activities);
  const lines = [...new Set(view.untranslated.map((u) => u.activity))].map((id) => ({
    id,
    title: activities.find((a) => a.id === id)?.title ?? id,
    languages: view.untranslated
      .filter((u) => u.activity === id)
      .map((u) => t("untranslated.language", { language: ownName(u.language), count: u.texts }))
      .join(", "),
  }));
  if (lines.length === 0 || view.ended) return null;
  return (
    <ul className="notice stack" aria-label={t("untranslated.title")}>
      {lines.map(({ id, title, languages }) => (
        <li key={id}>{t.rich("untranslated.line", { activity: () => <bdi>{title}</bdi>, languages })}</li>
      ))}
    </ul>
  );
}
