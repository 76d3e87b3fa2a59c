"use client";
/** The right side: the open activity on phone and stage, drawn by their own faces. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { PhoneFrame } from "@/components/editor/preview/phone-frame";
import { StageScreen } from "@/components/preview/frames";
import styles from "@/components/editor/preview/preview.module.css";
import { useFiles } from "@/components/editor/files/use-files";
import { useEditor } from "@/components/editor/use-editor";
import { ownName } from "@/messages/languages";
import { type Draft, type DraftActivity, type DraftSession, whereIs } from "@/workshop/editor/draft";
import { drawable, drawableTheme } from "@/workshop/editor/complete-draft";
import {
  previewOf,
  type PreviewPhase,
  previewPhases,
  type PreviewStop,
  previewStopAt,
} from "@/workshop/rehearsal/preview";
import { wordSchema } from "@/workshop/content/workshop";
import { assetsIn } from "@/workshop/views/assets";
import type { Step } from "@/model/activity/question";
import { stageView } from "@/workshop/views/stage-view";

const door = { address: "plenary.example", code: "ABCD EF", url: "https://plenary.example/j/preview" };

export function Preview() {
  const t = useTranslations("editor.preview");
  const { draft, place } = useEditor();
  const found = place.kind === "activity" ? whereIs(draft, place.id) : null;
  if (!found) {
    return (
      <section className={styles.preview} aria-label={t("title")}>
        <p className="hint">{t("nothing")}</p>
      </section>
    );
  }
  return <Shown key={found.activity.id} draft={draft} session={found.session} activity={found.activity} />;
}

function Shown(props: { draft: Draft; session: DraftSession; activity: DraftActivity }) {
  const t = useTranslations("editor.preview");
  const { reading, read, editing } = useEditor();
  const [phase, setPhase] = useState<PreviewPhase>("open");
  // The preview begins behind a content notice.
  const [stop, setStop] = useState<PreviewStop>({ step: props.activity.notice ? 1 : 0, whatIf: null });
  const { draft, session, activity } = useDeferredValue(props);
  const words = useMemo(() => draft.words.flatMap((w) => wordSchema.safeParse(w).data ?? []), [draft.words]);
  const whole = useMemo(() => drawable(activity), [activity]);
  const theme = useMemo(() => drawableTheme(draft.theme), [draft.theme]);
  const translation = useMemo(
    () => translationFor(draft, reading, session.id, activity.id),
    [draft, reading, session.id, activity.id],
  );
  const around = useMemo(
    () => ({
      workshop: { id: draft.id, language: draft.language, title: draft.title, theme },
      session: { id: session.id, number: session.number, title: session.title },
      translation,
      ...stop,
      phase,
    }),
    [
      draft.id,
      draft.language,
      draft.title,
      theme,
      session.id,
      session.number,
      session.title,
      translation,
      stop,
      phase,
    ],
  );
  const shown = useMemo(() => {
    if (!whole) return null;
    const { steps, state, board } = previewOf({ activity: whole, words, ...around });
    const presence = { here: 24, connected: 24, waiting: 0, paused: null, split: null };
    return { steps, view: stageView(state, board, presence, door) };
  }, [whole, words, around]);
  const { sources } = useFiles();
  const assets = useMemo(() => assetsIn([theme, activity], sources), [theme, activity, sources]);
  const asked = useMemo(
    () => ({ activity, words: draft.words, assets, ...around }),
    [activity, draft.words, assets, around],
  );
  useFollow(shown?.steps ?? [], editing, phase, setStop);
  const count = shown?.steps.length ?? 1;
  const position = Math.min(stop.step, count - 1);
  const whatIf = shown?.steps[position]?.whatIfs.find((w) => w.id === stop.whatIf);
  const turn = (step: number) => setStop({ step, whatIf: null });
  const languages = [draft.language, ...Object.keys(draft.translations)];
  return (
    <section className={styles.preview} aria-label={t("title")}>
      <div className="row apart">
        <div className="segments">
          {previewPhases.map((one) => (
            <button key={one} type="button" aria-pressed={phase === one} onClick={() => setPhase(one)}>
              {t(one)}
            </button>
          ))}
        </div>
        {languages.length > 1 && (
          <select aria-label={t("language")} value={reading} onChange={(e) => read(e.target.value)}>
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {ownName(tag)}
              </option>
            ))}
          </select>
        )}
        {count > 1 && (
          <div className={`row ${styles.steps}`}>
            <button
              type="button"
              aria-label={t("back")}
              disabled={position === 0}
              onClick={() => turn(position - 1)}
            >
              ‹
            </button>
            <span role="status">
              {t("step", { step: position + 1, steps: count })}
              {whatIf && <bdi> · {whatIf.title}</bdi>}
            </span>
            <button
              type="button"
              aria-label={t("next")}
              disabled={position === count - 1}
              onClick={() => turn(position + 1)}
            >
              ›
            </button>
          </div>
        )}
      </div>
      {shown ? (
        <div className={styles.screens}>
          <StageScreen view={shown.view} assets={assets} title={t("stageFrame")} />
          <PhoneFrame asked={asked} />
          {phase === "revealed" && <p className="hint">{t("sample")}</p>}
        </div>
      ) : (
        <p className="hint">{t("cannot")}</p>
      )}
    </section>
  );
}

/** Goes to the stop of the edited field; a turn to another stop lasts until another field is edited. */
function useFollow(
  steps: readonly Step[],
  editing: string | null,
  phase: PreviewPhase,
  go: (stop: PreviewStop) => void,
): void {
  const latest = useRef({ steps, phase });
  latest.current = { steps, phase };
  const count = steps.length;
  useEffect(() => {
    const { steps, phase } = latest.current;
    const stop = editing && count > 0 ? previewStopAt(steps, editing, phase) : null;
    if (stop) go(stop);
  }, [editing, count, go]);
}

/** The translation of an activity and its surroundings; null in the language of the workshop. */
function translationFor(draft: Draft, language: string, session: string, activity: string) {
  const texts = draft.translations[language]?.texts;
  if (language === draft.language || !texts) return null;
  const owners = [`${activity}/`, `session:${session}/`, "workshop:", "word:"];
  const entries = Object.entries(texts).filter(([path]) => owners.some((owner) => path.startsWith(owner)));
  return { language, texts: Object.fromEntries(entries) };
}
