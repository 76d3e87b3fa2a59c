"use client";
import { useLocale, useTranslations } from "use-intl";
import card from "@/components/console/card.module.css";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/live-card.module.css";
import { LiveResults } from "@/components/console/live-results";
import panels from "@/components/console/panels.module.css";
import { Pill } from "@/components/console/pill";
import { Sources } from "@/components/console/sources";
import { around } from "@/components/console/steps";
import { WhatIfs } from "@/components/console/what-ifs";
import { Button } from "@/components/ui/button";
import { Guarded } from "@/components/ui/guarded";
import { Markdown } from "@/components/ui/markdown";
import { direction } from "@/model/text/language";
import type { Face } from "@/workshop/protocol/views";

/** What the room sees at this moment, and how the question stands. */
export function LiveCard() {
  const t = useTranslations("console");
  const { faces, plan, agenda, present, view, show } = useConsoleContext();
  const { asked, face } = view;
  const where = around(plan, view, agenda.agenda).current?.onPhones ? "live.where" : "live.whereStage";
  const instead = (asked && faces[asked.form.kind].asks?.(face)) || null;
  return (
    <section className={`${card.card} ${styles.live}`} aria-label={t("live.title")}>
      <div className={styles.state}>
        <Pill />
        {view.dim && <span className={styles.dim}>{t("live.pill.dim")}</span>}
        {asked && asked.round > 1 && <b>{t("live.round", { round: asked.round })}</b>}
        {view.pages && <b>{t("live.page", { page: view.pages.page + 1, pages: view.pages.of })}</b>}
        {!view.ended && face.kind !== "waiting" && (
          <span className={styles.where}>
            {t(where, { stages: view.stages, phones: view.presence.connected })}
          </span>
        )}
      </div>
      <div className={styles.face} lang={plan.language} dir={direction(plan.language)}>
        <Shown face={face} />
      </div>
      {asked && (
        <>
          {instead ? (
            <h2 className={styles.question}>{t(instead)}</h2>
          ) : (
            <h2 className={styles.question} lang={plan.language} dir={direction(plan.language)}>
              {asked.text}
            </h2>
          )}
          <LiveResults asked={asked} />
        </>
      )}
      {view.changed && (
        <p className={panels.changed} role="status">
          {t("edit.changed")}
        </p>
      )}
      <WhatIfs />
      <Sources />
      {present && !view.ended && face.kind !== "day-over" && (
        <p className={styles.edit}>
          <Button size="small" look="quiet" onClick={() => show({ kind: "edit" })}>
            {t("edit.verb")}
          </Button>
        </p>
      )}
    </section>
  );
}

function Shown({ face }: { face: Face }) {
  const t = useTranslations("console");
  const locale = useLocale();
  const { room, faces, plan, view } = useConsoleContext();
  const { presenter } = view;
  const notDrawn = <p lang={locale}>{t("live.notDrawn")}</p>;
  switch (face.kind) {
    case "waiting":
      return (
        <div lang={locale}>
          <h2 className={styles.question}>
            {t(presenter && !presenter.inside ? "handOver.elsewhere" : "live.waiting")}
          </h2>
          <p>{t(presenter && !presenter.inside ? "handOver.elsewhereHint" : "live.waitingHint")}</p>
        </div>
      );
    case "ended":
      return (
        <div lang={locale} dir={direction(locale)}>
          <p>{t(view.rehearsal ? "rehearsal-ended" : "live.ended")}</p>
          {plan.role !== "presenter" && (
            <p className={styles.onwards}>
              {view.rehearsal === null && <a href={`/debrief/${room}`}>{t("live.endedDebrief")}</a>}
              <a href="/trainer">{t("live.endedHome")}</a>
            </p>
          )}
        </div>
      );
    case "day-over":
      return (
        <div lang={locale}>
          <h2 className={styles.question}>{t("live.dayOver")}</h2>
          <p>{t("live.dayOverHint")}</p>
        </div>
      );
    case "look-up":
      return null;
    case "not-drawn":
      return notDrawn;
    case "notice":
      return (
        <>
          <h2 className={styles.kicker} lang={locale}>
            {t("live.notice")}
          </h2>
          <div className={styles.story}>
            <Markdown text={face.text} top={3} />
          </div>
        </>
      );
    default: {
      const { Step } = faces[face.kind];
      return Step ? (
        <Guarded of={face} instead={notDrawn}>
          <Step face={face} />
        </Guarded>
      ) : null;
    }
  }
}
