"use client";
/** The right side: the open activity as a phone and the stage would show it, from the very faces. */
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { PhoneFrame } from "@/components/editor/preview/phone-frame";
import styles from "@/components/editor/preview/preview.module.css";
import { StageFrame } from "@/components/editor/preview/stage-frame";
import { useFiles } from "@/components/editor/files/use-files";
import { useEditor } from "@/components/editor/use-editor";
import { ownName } from "@/messages/languages";
import { type Draft, type DraftActivity, type DraftSession, whereIs } from "@/workshop/authoring/draft";
import { drawable } from "@/workshop/authoring/fill";
import { previewOf, type PreviewPhase, previewPhases } from "@/workshop/authoring/preview";
import { inLanguage } from "@/workshop/content/texts";
import { wordSchema, type Workshop } from "@/workshop/content/workshop";
import { assetsIn } from "@/workshop/views/assets";
import { stageView } from "@/workshop/views/stage-view";

const door = { address: "plenary.example", code: "ABCD EF", url: "https://plenary.example/j/preview" };

export function Preview() {
  const t = useTranslations("editor.preview");
  const { draft, place } = useEditor();
  const found = place.kind === "activity" ? whereIs(draft, place.id) : null;
  if (!found) {
    return (
      <section className={styles.preview} aria-label={t("title")}>
        <p className={styles.nothing}>{t("nothing")}</p>
      </section>
    );
  }
  return <Shown key={found.activity.id} draft={draft} session={found.session} activity={found.activity} />;
}

function Shown(props: { draft: Draft; session: DraftSession; activity: DraftActivity }) {
  const t = useTranslations("editor.preview");
  const [phase, setPhase] = useState<PreviewPhase>("open");
  // A content notice has a stop of its own; what it stands before is what an author writes on.
  const [at, setAt] = useState(props.activity.notice ? 1 : 0);
  const [language, setLanguage] = useState(props.draft.language);
  const { draft, session, activity } = useDeferredValue(props);
  const shown = useMemo(() => read(draft, session, activity, language), [draft, session, activity, language]);
  const words = useMemo(() => draft.words.flatMap((w) => wordSchema.safeParse(w).data ?? []), [draft.words]);
  const whole = useMemo(() => drawable(shown.activity), [shown.activity]);
  const step = useMemo(() => {
    if (!whole) return null;
    const made = previewOf({
      activity: whole,
      language,
      workshop: { id: draft.id, title: draft.title },
      session: shown.session,
      words,
      step: at,
      phase,
    });
    const presence = { here: 24, connected: 24, waiting: 0, paused: null, split: null };
    return { steps: made.steps, view: stageView(made.state, made.board, presence, door) };
  }, [whole, language, draft.id, draft.title, shown.session, words, at, phase]);
  const { sources } = useFiles();
  const assets = useMemo(() => assetsIn(shown.activity, sources), [shown.activity, sources]);
  const count = step?.steps.length ?? 1;
  const position = Math.min(at, count - 1);
  const languages = [draft.language, ...Object.keys(draft.translations)];
  return (
    <section className={styles.preview} aria-label={t("title")}>
      <div className={styles.switches}>
        <div className={styles.phases}>
          {previewPhases.map((one) => (
            <button key={one} type="button" aria-pressed={phase === one} onClick={() => setPhase(one)}>
              {t(one)}
            </button>
          ))}
        </div>
        {languages.length > 1 && (
          <select aria-label={t("language")} value={language} onChange={(e) => setLanguage(e.target.value)}>
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {ownName(tag)}
              </option>
            ))}
          </select>
        )}
        {count > 1 && (
          <div className={styles.steps}>
            <button
              type="button"
              aria-label={t("back")}
              disabled={position === 0}
              onClick={() => setAt(position - 1)}
            >
              ‹
            </button>
            <span role="status">{t("step", { step: position + 1, steps: count })}</span>
            <button
              type="button"
              aria-label={t("next")}
              disabled={position === count - 1}
              onClick={() => setAt(position + 1)}
            >
              ›
            </button>
          </div>
        )}
      </div>
      {step ? (
        <div className={styles.screens}>
          <StageFrame view={step.view} assets={assets} />
          <PhoneFrame
            asked={{
              activity: shown.activity,
              language,
              workshop: { id: draft.id, title: draft.title },
              session: shown.session,
              words: draft.words,
              step: position,
              phase,
              assets,
            }}
          />
          {phase === "revealed" && <p className={styles.sample}>{t("sample")}</p>}
        </div>
      ) : (
        <p className={styles.nothing}>{t("cannot")}</p>
      )}
    </section>
  );
}

/** The activity and its session's head as they read in a language. */
function read(draft: Draft, session: DraftSession, activity: DraftActivity, language: string) {
  const head = { number: session.number, title: session.title };
  if (language === draft.language) return { activity, session: head };
  const small = { ...draft, sessions: [{ ...session, activities: [activity] }], agendas: [], words: [] };
  // Walking by the schema needs no more of a workshop than a draft has.
  const [only] = inLanguage(small as unknown as Workshop, language).sessions;
  return {
    activity: (only?.activities[0] ?? activity) as DraftActivity,
    session: { ...head, title: only?.title ?? head.title },
  };
}
