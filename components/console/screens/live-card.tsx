"use client";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/screens/live-card.module.css";
import { LiveResults } from "@/components/console/results/live-results";
import { Sources } from "@/components/console/screens/sources";
import { WhatIfs } from "@/components/console/screens/what-ifs";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { Markdown } from "@/components/ui/markdown";
import { direction } from "@/model/text/language";
import type { KindName } from "@/activities/kinds";
import type { Face } from "@/workshop/protocol/views";

/** The room's face as text, and the trainer's part of the question. @param drawn a small stage shows it */
export function LiveCard({ drawn }: { drawn: boolean }) {
  const t = useTranslations("console");
  const { faces, plan, view } = useConsoleContext();
  const { asked, face } = view;
  const instead = (asked && faces[asked.form.kind].asks?.(face)) || null;
  const quiet = drawn && !view.dim && isOnStage(face);
  const desk = face.kind in faces && faces[face.kind as KindName].desk;
  return (
    <div className={styles.live}>
      <div
        className={quiet && !desk ? "quiet" : styles.face}
        data-face
        lang={plan.language}
        dir={direction(plan.language)}
      >
        <Shown face={face} />
      </div>
      {asked && (
        <>
          {instead ? (
            <h2 className={quiet && !desk ? "quiet" : styles.question}>{t(instead)}</h2>
          ) : (
            <h2
              className={quiet ? "quiet" : styles.question}
              lang={plan.language}
              dir={direction(plan.language)}
            >
              {asked.text}
            </h2>
          )}
          <LiveResults asked={asked} drawn={quiet} />
        </>
      )}
      {view.changed && (
        <p className="notice row" role="status">
          {t("edit.changed")}
        </p>
      )}
      <WhatIfs />
      <Sources />
    </div>
  );
}

/** True for faces that the stage shows too; the others are sentences for the trainer. */
const isOnStage = ({ kind }: Face): boolean =>
  kind !== "waiting" && kind !== "ended" && kind !== "day-over" && kind !== "look-up" && kind !== "not-drawn";

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
            <p className="row links">
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
        <ErrorBoundary of={face} instead={notDrawn}>
          <Step face={face} />
        </ErrorBoundary>
      ) : null;
    }
  }
}
