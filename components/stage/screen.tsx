import type { CSSProperties, ReactNode } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import type { StageFaces } from "@/components/stage/face";
import { Footer } from "@/components/stage/footer";
import { Header } from "@/components/stage/header";
import { DayOver, Ended, Notice, Posted } from "@/components/stage/plain-faces";
import { Sources } from "@/components/stage/sources";
import sources from "@/components/stage/sources.module.css";
import styles from "@/components/stage/stage.module.css";
import { WithSecond } from "@/components/stage/second";
import { Waiting } from "@/components/stage/waiting";
import { AuthoredLanguagesProvider } from "@/components/ui/authored";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { nameIn } from "@/messages/languages";
import { accentOnDark, accentOnLight } from "@/model/colour";
import { direction } from "@/model/text/language";
import type { StageView } from "@/workshop/protocol/views";

interface Props {
  view: StageView;
  offset: number;
  faces: StageFaces;
}

/** The stage's drawing of one view: dark when dimmed, else one thought. */
export function Screen(props: Props) {
  const { view } = props;
  const t = useTranslations("stage");
  if (view.dim) {
    return (
      <main className={styles.dim}>
        <span role="img" aria-label={t("dimmed")} />
      </main>
    );
  }
  return (
    <AuthoredLanguagesProvider page={view.language} written={view.written} direction={direction}>
      <WithSecond second={view.second}>
        <Themed theme={view.theme}>
          <StageContent {...props} />
        </Themed>
      </WithSecond>
    </AuthoredLanguagesProvider>
  );
}

/** Gives the content the workshop's look. */
function Themed({ theme, children }: { theme: StageView["theme"]; children: ReactNode }) {
  if (!theme) return children;
  const { accent, stage } = theme;
  const shade = accent && (stage === "light" ? accentOnLight(accent).main : accentOnDark(accent));
  return (
    <div
      className={styles.themed}
      data-ground={stage === "light" ? stage : undefined}
      style={shade ? ({ "--stage-accent": shade } as CSSProperties) : undefined}
    >
      {children}
    </div>
  );
}

function StageContent(props: Props) {
  const { view, offset, faces } = props;
  const t = useTranslations("stage");
  const locale = useLocale();
  const { written } = view;
  if (view.face.kind === "day-over") {
    return (
      <div className={styles.alone} dir={direction(view.language)}>
        <DayOver next={view.face.next} language={view.language} />
      </div>
    );
  }
  if ((view.face.kind === "waiting" && !view.post) || view.ended) {
    return (
      <div className={styles.alone} dir={direction(view.language)}>
        {view.ended ? <Ended view={view} /> : <Waiting view={view} />}
      </div>
    );
  }
  return (
    <div className={styles.screen} dir={direction(view.language)}>
      <Header view={view} />
      <main
        className={styles.main}
        key={`${view.place?.activityTitle}/${view.place?.part?.index}/${view.face.kind}`}
      >
        {view.post ? <Posted post={view.post} /> : <StageFaceView {...props} />}
        {view.withheld && !view.post && <p className={styles.tooFew}>{t(`withheld.${view.withheld}`)}</p>}
      </main>
      <div className={sources.foot}>
        {written.lacking.length > 0 && (
          <aside className={styles.untranslated}>
            {t("untranslated", { language: nameIn(written.original, locale) })}
          </aside>
        )}
        <Sources sources={view.sources} language={view.language} />
        <Footer view={view} offset={offset} faces={faces} />
      </div>
    </div>
  );
}

function StageFaceView({ view, offset, faces }: Props) {
  const t = useTranslations("stage");
  const { face } = view;
  const notDrawn = <p className={styles.untranslated}>{t("notDrawn")}</p>;
  switch (face.kind) {
    case "notice":
      return <Notice text={face.text} language={view.language} />;
    case "waiting":
    case "ended":
    case "day-over":
    case "look-up":
      return null;
    case "not-drawn":
      return notDrawn;
    default: {
      const { Step } = faces[face.kind];
      return (
        <ErrorBoundary of={face} instead={notDrawn}>
          <Step view={view} offset={offset} />
        </ErrorBoundary>
      );
    }
  }
}
