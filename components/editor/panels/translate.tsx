"use client";
/** One activity or session beside its translation: each text with the original, missing ones marked. */
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/editor.module.css";
import { MarksBar, onMarkKey } from "@/components/editor/form/markdown-toolbar";
import { controlId } from "@/components/editor/form/form-context";
import { AddLanguage } from "@/components/editor/panels/add-language";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { ownName } from "@/messages/languages";
import type { Draft, DraftActivity, DraftSession } from "@/workshop/editor/draft";
import { versionOf } from "@/workshop/editor/version";
import { type AuthoredText, missingTexts, neededTexts } from "@/workshop/content/texts";
import { direction } from "@/model/text/language";
import type { Workshop } from "@/workshop/content/workshop";

/** @param activity without one, the heads of session and workshop are translated */
export function Translate({ session, activity }: { session: DraftSession; activity: DraftActivity | null }) {
  const t = useTranslations("editor.translate");
  const { draft, live, canEdit, read } = useEditor();
  const languages = Object.keys(draft.translations);
  const [chosen, setChosen] = useState(languages[0] ?? "");
  const [adding, setAdding] = useState(false);
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? "");
  const translation = draft.translations[language];
  useEffect(() => {
    if (language) read(language);
  }, [language, read]);
  const texts = useMemo(() => textsFor(draft, session, activity), [draft, session, activity]);
  const all = useMemo(() => neededTexts(draft as unknown as Workshop, "room").length, [draft]);
  const missing = useMemo(
    () => (language ? missingTexts(draft as unknown as Workshop, language, "room").length : 0),
    [draft, language],
  );
  const forRoom = texts.filter((text) => text.audience === "room");
  const done = forRoom.filter((text) => translation?.texts[text.path]).length;

  function set(path: string, text: string): void {
    const from = translation?.texts[path] ?? null;
    live.edit(
      { type: "set-texts", language, set: { [path]: { from, to: text === "" ? null : text } } },
      true,
    );
  }
  return (
    <div className="stack">
      <div className="row">
        {languages.length > 0 ? (
          <label className="field">
            {t("language")}
            <select value={language} onChange={(e) => setChosen(e.target.value)}>
              {languages.map((tag) => (
                <option key={tag} value={tag}>
                  {ownName(tag)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <p>{t("none")}</p>
        )}
        {translation && (
          <label className="field">
            {t("status")}
            <select
              value={translation.status}
              disabled={!canEdit}
              onChange={(e) => {
                const value = { ...translation, status: e.target.value as "draft" | "reviewed" };
                live.edit({ type: "set-translation", language, base: versionOf(translation), value });
              }}
            >
              <option value="draft">{t("draft")}</option>
              <option value="reviewed">{t("reviewed")}</option>
            </select>
          </label>
        )}
        {canEdit && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t("add")}
          </Button>
        )}
      </div>
      {translation && (
        <>
          <p className="hint" role="status">
            {t("count", { done, all: forRoom.length })} · {t("whole", { done: all - missing, all })}
          </p>
          <div className={styles.pairs}>
            <p aria-hidden="true">{t("original")}</p>
            <p aria-hidden="true">{t("translation")}</p>
            {texts.map((text) => (
              <Pair
                key={text.path}
                text={text}
                language={language}
                original={draft.language}
                value={translation.texts[text.path] ?? ""}
                readOnly={!canEdit}
                onChange={(next) => set(text.path, next)}
              />
            ))}
          </div>
        </>
      )}
      {adding && (
        <AddLanguage
          onClose={(added) => {
            setAdding(false);
            if (added) setChosen(added);
          }}
        />
      )}
    </div>
  );
}

interface PairProps {
  text: AuthoredText;
  language: string;
  original: string;
  value: string;
  readOnly: boolean;
  onChange: (text: string) => void;
}

function Pair({ text, language, original, value, readOnly, onChange }: PairProps) {
  const t = useTranslations("editor.translate");
  const name = t("translationOf", { language: ownName(language), text: text.text.slice(0, 80) });
  return (
    <>
      <p className={styles.originalText} lang={original} dir={direction(original)}>
        {text.text}
        {text.audience === "trainer" && <small>{t("forTrainer")}</small>}
      </p>
      <div
        className={styles.translation}
        data-missing={(value === "" && text.audience === "room") || undefined}
      >
        {text.markdown && !readOnly && <MarksBar control={controlId(text.path)} name={name} />}
        <textarea
          id={controlId(text.path)}
          aria-label={name}
          onKeyDown={text.markdown ? onMarkKey : undefined}
          lang={language}
          dir={direction(language)}
          rows={text.length === "prose" ? 3 : 1}
          readOnly={readOnly}
          maxLength={text.length === "prose" ? 8_000 : 300}
          value={value}
          onChange={(e) =>
            onChange(text.length === "line" ? e.target.value.replace(/\n/g, " ") : e.target.value)
          }
        />
        {value === "" && text.audience === "room" && <span className={styles.missing}>{t("missing")}</span>}
      </div>
    </>
  );
}

/** Empty texts need no translation. */
function textsFor(draft: Draft, session: DraftSession, activity: DraftActivity | null): AuthoredText[] {
  const small = {
    ...draft,
    sessions: [{ ...session, activities: activity ? [activity] : [] }],
    agendas: [],
    words: [],
  };
  const owner = activity ? `${activity.id}/` : /^(workshop|session):/;
  return neededTexts(small as unknown as Workshop).filter((text) =>
    typeof owner === "string" ? text.path.startsWith(owner) : owner.test(text.path),
  );
}
