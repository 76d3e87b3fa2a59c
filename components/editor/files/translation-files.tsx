"use client";
/** A translation as a sheet for translators: out in three formats, and in with a report of every line. */
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { CoreSentence } from "@/components/editor/core-sentence";
import { requestFiles, dropUpload, upload } from "@/components/editor/files/ask";
import { DropZone } from "@/components/editor/files/drop-zone";
import styles from "@/components/editor/files/files.module.css";
import { Progress } from "@/components/editor/files/progress";
import { type EditorWords, fieldPathLabel } from "@/components/editor/form/field-path-label";
import { ownerName } from "@/components/editor/owner-name";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { ownName } from "@/messages/languages";
import { ownerOf } from "@/workshop/editor/problems";

interface Report {
  language: string;
  lines: { line: number; path: string; fate: string; sentences: string[] }[];
  missing: string[];
  counts: { new: number; changed: number; same: number; empty: number; stale: number; refused: number };
  changes: boolean;
}

const formats = ["xlsx", "csv", "xliff"] as const;

export function SheetPane() {
  const t = useTranslations("files");
  const { id, draft, live, canEdit, say } = useEditor();
  const languages = Object.keys(draft.translations);
  const [language, setLanguage] = useState(languages[0] ?? "");
  const [sheet, setSheet] = useState<{ upload: string; report: Report } | null>(null);
  const [stale, setStale] = useState(false);
  const [busy, setBusy] = useState<number | null | false>(false);
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = useRef(new AbortController());
  const uploaded = useRef<string | null>(null);
  useEffect(
    () => () => {
      cancel.current.abort();
      if (uploaded.current) void dropUpload(uploaded.current);
    },
    [],
  );

  async function read(upload: string, more: string): Promise<Report | null> {
    const answer = await requestFiles<Report>(
      "POST",
      `${id}/translation?upload=${upload}${more}`,
      undefined,
      cancel.current.signal,
    );
    if (answer.ok) return answer;
    if (answer.reason !== "cancelled") setProblem(t(`reasons.${answer.reason}`));
    return null;
  }
  async function look([file]: File[]): Promise<void> {
    if (!file) return;
    cancel.current = new AbortController();
    setProblem(null);
    setSheet(null);
    setBusy(0);
    live.flush();
    const sent = await upload(file, file.name, setBusy, cancel.current.signal);
    if (sent.ok) {
      uploaded.current = sent.upload;
      setBusy(null);
      const report = await read(sent.upload, "");
      if (report) setSheet({ upload: sent.upload, report });
    } else if (sent.reason !== "cancelled") setProblem(t(`reasons.${sent.reason}`));
    setBusy(false);
  }
  async function withStale(on: boolean): Promise<void> {
    setStale(on);
    const report =
      sheet && (await read(sheet.upload, `&language=${sheet.report.language}${on ? "&stale=1" : ""}`));
    if (sheet && report) setSheet({ ...sheet, report });
  }
  async function apply(): Promise<void> {
    if (!sheet) return;
    setBusy(null);
    const report = await read(
      sheet.upload,
      `&language=${sheet.report.language}${stale ? "&stale=1" : ""}&apply=1`,
    );
    setBusy(false);
    uploaded.current = null;
    setSheet(null);
    if (report) say(t("sheetTaken", { count: takenOf(report, stale), language: ownName(report.language) }));
  }

  return (
    <section className="stack">
      <h3>{t("sheetOut")}</h3>
      {languages.length === 0 ? (
        <p>{t("sheetNoLanguage")}</p>
      ) : (
        <div className="row">
          <label className="field">
            {t("sheetLanguage")}
            <select value={language} onChange={(e) => setLanguage(e.target.value)}>
              {languages.map((tag) => (
                <option key={tag} value={tag}>
                  {ownName(tag)}
                </option>
              ))}
            </select>
          </label>
          {formats.map((format) => (
            <a
              key={format}
              className="button"
              href={`/files/${id}/translation?language=${language}&format=${format}`}
              download
            >
              {t(`format.${format}`)}
            </a>
          ))}
        </div>
      )}
      {canEdit && (
        <>
          <h3>{t("sheetIn")}</h3>
          {busy === false ? (
            <DropZone
              accept=".xlsx,.csv,.xlf,.xliff,.xml"
              label={t("sheetChoose")}
              hint={t("sheetHint")}
              onFiles={(list) => void look(list)}
            />
          ) : (
            <Progress
              text={t(busy === null ? "reading" : "sendingOne")}
              part={busy}
              onCancel={() => cancel.current.abort()}
            />
          )}
        </>
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {sheet && busy === false && (
        <Found
          report={sheet.report}
          stale={stale}
          onStale={(on) => void withStale(on)}
          onApply={() => void apply()}
        />
      )}
    </section>
  );
}

const takenOf = ({ counts }: Report, stale: boolean): number =>
  counts.new + counts.changed + (stale ? counts.stale : 0);

interface FoundProps {
  report: Report;
  stale: boolean;
  onStale: (on: boolean) => void;
  onApply: () => void;
}

function Found({ report, stale, onStale, onApply }: FoundProps) {
  const t = useTranslations("files");
  const words = useTranslations("editor") as unknown as EditorWords;
  const { draft } = useEditor();
  const { counts, lines, missing, language, changes } = report;
  // A path that leads nowhere stands for itself.
  const nameOf = (path: string) => {
    const way = fieldPathLabel(path, draft, words);
    return way.length > 0 ? [ownerName(ownerOf(path), draft, words), ...way].join(" › ") : path;
  };
  return (
    <section className="stack" aria-labelledby="sheet-found">
      <h3 id="sheet-found">{t("sheetFound", { language: ownName(language) })}</h3>
      <ul className="row" aria-live="polite">
        <li>{t("sheetNew", { count: counts.new })}</li>
        <li>{t("sheetChanged", { count: counts.changed })}</li>
        <li>{t("sheetSame", { count: counts.same + counts.empty })}</li>
        <li data-weight={counts.refused > 0 ? "lost" : undefined}>
          {t("sheetRefused", { count: counts.refused })}
        </li>
        <li>{t("sheetMissing", { count: missing.length })}</li>
      </ul>
      {counts.stale > 0 && (
        <label className="tick">
          <input type="checkbox" checked={stale} onChange={(e) => onStale(e.target.checked)} />
          {t("sheetStale", { count: counts.stale })}
        </label>
      )}
      {lines.length > 0 && (
        <ul className={`scrolls ${styles.notes}`}>
          {lines.map(({ line, path, fate, sentences }) => (
            <li key={line} data-weight={fate === "refused" ? "lost" : "changed"}>
              <b>{t("line", { line })}</b> <span dir="auto">{nameOf(path)}</span>
              {sentences.map((sentence) => (
                <CoreSentence key={sentence}>{sentence}</CoreSentence>
              ))}
            </li>
          ))}
        </ul>
      )}
      <Button look="primary" why={changes ? null : t("sheetNothing")} onClick={() => changes && onApply()}>
        {t("sheetTake", { count: takenOf(report, stale) })}
      </Button>
    </section>
  );
}
