"use client";
import { useLocale, useTranslations } from "use-intl";
import card from "@/components/console/card.module.css";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { StepName } from "@/components/console/step-name";
import { around } from "@/components/console/steps";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { direction } from "@/model/text/language";
import styles from "@/components/console/untranslated.module.css";
import { nameIn } from "@/messages/languages";

/** The trainer's own notes for this step; they can be folded when somebody looks over the shoulder. */
export function NotesCard() {
  const t = useTranslations("console");
  const locale = useLocale();
  const { plan, agenda, view } = useConsoleContext();
  const { current, next } = around(plan, view, agenda.agenda);
  // At a notice, the notes of the part it announces are what one reads meanwhile.
  const notes = current?.notice ? next?.notes : current?.notes;
  if (!current || view.face.kind === "day-over") return null;
  return (
    <details className={card.card} open>
      <summary className={card.fold}>
        <h2>{t("notes.title")}</h2>
      </summary>
      <div className={card.notes} lang={plan.language} dir={direction(plan.language)}>
        {notes ? <Markdown text={notes} top={3} /> : <p lang={locale}>{t("notes.none")}</p>}
      </div>
    </details>
  );
}

/** What the next press brings. */
export function NextCard() {
  const t = useTranslations("console");
  const groupName = useGroupName();
  const { plan, agenda, view, verbs, act } = useConsoleContext();
  const { current, next } = around(plan, view, agenda.agenda);
  if (view.ended) return null;
  const turn =
    verbs.next.can && ["card", "present", "turn"].includes(verbs.next.wish.type) ? verbs.next : null;
  return (
    <section className={card.card}>
      <h2 className={card.heading}>{t("next.title")}</h2>
      <div className={card.next}>
        <p>
          {turn && t(`verbs.${turn.label}`, { group: turn.group ? groupName(turn.group) : "" })}
          {!turn && (next ? <StepName step={next} /> : t("next.last"))}
        </p>
        {!turn && next?.notice && <small>{t("next.notice")}</small>}
        {!current && <small>{plan.sessions[0]?.title}</small>}
      </div>
      {turn?.wish.type === "turn" && next && (
        <p>
          <Button
            size="small"
            look="quiet"
            onClick={() => act({ type: "go", to: next.id, seen: view.stepRevision })}
          >
            {t("next.skipPages")} <StepName step={next} />
          </Button>
        </p>
      )}
      <Untranslated />
    </section>
  );
}

/** Warns when people here read a language that the present activity, or the next one, is not whole in. */
function Untranslated() {
  const t = useTranslations("console");
  const locale = useLocale();
  const { plan, view } = useConsoleContext();
  const activities = plan.sessions.flatMap((s) => s.activities);
  const lines = [...new Set(view.untranslated.map((u) => u.activity))].map((id) => ({
    id,
    title: activities.find((a) => a.id === id)?.title ?? id,
    languages: view.untranslated
      .filter((u) => u.activity === id)
      .map((u) => t("untranslated.language", { language: nameIn(u.language, locale), count: u.texts }))
      .join(", "),
  }));
  if (lines.length === 0 || view.ended) return null;
  return (
    <ul className={styles.untranslated} aria-label={t("untranslated.title")}>
      {lines.map(({ id, title, languages }) => (
        <li key={id}>{t.rich("untranslated.line", { activity: () => <bdi>{title}</bdi>, languages })}</li>
      ))}
    </ul>
  );
}
