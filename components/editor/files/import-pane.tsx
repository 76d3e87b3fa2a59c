"use client";
/** Import: a file is chosen and previewed, and only then added, as one edit that can be undone. */
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { CoreSentence } from "@/components/editor/core-sentence";
import { useEditorFaces } from "@/components/editor/face";
import { slidesOf } from "@/components/editor/files/bring-in";
import { DropZone } from "@/components/editor/files/drop-zone";
import styles from "@/components/editor/files/files.module.css";
import { Progress } from "@/components/editor/files/progress";
import { releasePreview, type Preview, readFiles } from "@/components/editor/files/read-file";
import { useFiles } from "@/components/editor/files/use-files";
import { KindIcon } from "@/components/editor/outline/kind-icon";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import type { DraftSession } from "@/workshop/editor/draft";
import {
  addingActivities,
  type SourceUnit,
  type ImportNote,
  type NewActivity,
} from "@/workshop/import/imported";

const ACCEPT = ".pdf,.pptx,.md,.markdown,.gift,.txt,.csv,.xlsx,.png,.jpg,.jpeg,.webp,.gif,.avif,.svg";

type Busy = { text: string; part: number | null };

export interface PaneProps {
  session: DraftSession;
  /** The activity before which it is added; null: at the end of the session. */
  before: string | null;
  onDone: () => void;
}

export function ImportPane({ session, before, onDone }: PaneProps) {
  const t = useTranslations("files");
  const { id, draft, live, go, say } = useEditor();
  const files = useFiles();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [busy, setBusy] = useState<Busy | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = useRef(new AbortController());
  const latest = useRef<Preview | null>(null);
  useEffect(
    () => () => {
      cancel.current.abort();
      if (latest.current) releasePreview(latest.current);
    },
    [],
  );
  const show = (next: Preview | null) => {
    latest.current = next;
    setPreview(next);
  };
  const begin = (): AbortSignal => {
    cancel.current = new AbortController();
    setProblem(null);
    return cancel.current.signal;
  };

  async function look(chosen: File[]): Promise<void> {
    const signal = begin();
    if (latest.current) releasePreview(latest.current);
    show(null);
    setBusy({ text: t("reading"), part: null });
    const read = await readFiles(
      id,
      chosen,
      (part) => setBusy({ text: t(part < 1 ? "sendingOne" : "reading"), part: part < 1 ? part : null }),
      signal,
    );
    setBusy(null);
    if (read.ok) show(read.preview);
    else if (read.reason !== "cancelled") setProblem(t(`reasons.${read.reason}`));
  }

  async function add(from: Preview): Promise<void> {
    const signal = begin();
    const existing = new Set(files.assets.map((a) => a.name));
    const fresh: string[] = [];
    const take: typeof files.take = async (...request) => {
      const taken = await files.take(...request);
      if (taken.ok && !existing.has(taken.asset.name)) fresh.push(taken.asset.name);
      return taken;
    };
    const count = countOf(from);
    const step = (done: number) => setBusy({ text: t("bringing", { done, count }), part: done / count });
    setBusy({ text: t("bringing", { done: 0, count }), part: null });
    const result =
      from.is === "activities"
        ? { ok: true as const, imported: from }
        : await slidesOf(from, take, step, signal);
    setBusy(null);
    if (!result.ok) {
      // Files of an import that broke off belong to no slide.
      await Promise.all(fresh.map((name) => files.remove(name)));
      if (result.reason !== "cancelled") setProblem(t(`reasons.${result.reason}`));
      return;
    }
    const { op, ids } = addingActivities(draft, result.imported.activities, session.id, before);
    const edited = live.edit(op);
    if (!edited.ok) return;
    releasePreview(from);
    show(null);
    onDone();
    say(t("added", { count: ids.length }), true);
    const last = ids.at(-1);
    if (last) go({ kind: "activity", id: last });
  }

  return (
    <div className="stack">
      {busy ? (
        <Progress text={busy.text} part={busy.part} onCancel={() => cancel.current.abort()} />
      ) : (
        <DropZone
          accept={ACCEPT}
          label={t(preview ? "another" : "import")}
          hint={t("importHint")}
          several
          onFiles={(list) => void look(list)}
        />
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {preview && !busy && (
        <Found
          preview={preview}
          session={session.title}
          after={session.activities[session.activities.findIndex((a) => a.id === before) - 1]?.title ?? null}
          onAdd={() => void add(preview)}
        />
      )}
      {!preview && !busy && <Templates />}
    </div>
  );
}

function Templates() {
  const t = useTranslations("files");
  return (
    <details>
      <summary>{t("how")}</summary>
      <ul>
        <li>{t("howSlides")}</li>
        <li>{t("howMarkdown")}</li>
        <li>
          {t("howQuiz")}{" "}
          <a href="/files/templates/quiz.xlsx" download>
            {t("template", { format: "XLSX" })}
          </a>{" "}
          <a href="/files/templates/quiz.csv" download>
            {t("template", { format: "CSV" })}
          </a>
        </li>
        <li>{t("howGift")}</li>
      </ul>
    </details>
  );
}

const countOf = (preview: Preview): number =>
  preview.is === "pages"
    ? preview.pdf.pages
    : preview.is === "pictures"
      ? preview.files.length
      : preview.activities.length;

const MAX_THUMBNAILS = 6;

/** The number of items of an imported activity. */
function Items({ activity }: { activity: NewActivity }) {
  const t = useTranslations("files");
  const count = useEditorFaces()[activity.kind].count?.(activity) ?? null;
  return count !== null && <small>{t("items", { count })}</small>;
}

interface FoundProps {
  preview: Preview;
  session: string;
  /** Title of the activity before the new ones; null: they stand at the end. */
  after: string | null;
  onAdd: () => void;
}

function Found({ preview, session, after, onAdd }: FoundProps) {
  const t = useTranslations("files");
  const untitled = useTranslations("editor")("untitled");
  const count = countOf(preview);
  const lost = preview.notes.filter((n) => n.weight === "lost").length;
  return (
    <section className="stack" aria-labelledby="import-found">
      <h3 id="import-found">
        {t(preview.is === "activities" ? "foundActivities" : "foundSlides", { count })}
      </h3>
      <p role="status">{t("foundNotes", { lost, changed: preview.notes.length - lost })}</p>
      {preview.is === "pages" && <Thumbnails preview={preview} />}
      {preview.is === "activities" && (
        <ol className="stack tight scrolls">
          {preview.activities.slice(0, 40).map((a, i) => (
            <li key={i}>
              <KindIcon kind={a.kind} />
              <span dir="auto">{a.title || untitled}</span>
              <Items activity={a} />
            </li>
          ))}
          {preview.activities.length > 40 && (
            <li>{t("andMore", { count: preview.activities.length - 40 })}</li>
          )}
        </ol>
      )}
      <Notes notes={preview.notes} counted={preview.counted} />
      <p>{after === null ? t("whereEnd") : t("whereAfter", { title: after || untitled })}</p>
      <Button
        look="primary"
        why={count === 0 ? t("nothingToAdd") : null}
        onClick={() => count > 0 && onAdd()}
      >
        {t(preview.is === "activities" ? "addActivities" : "addSlides", {
          count,
          session: session || untitled,
        })}
      </Button>
    </section>
  );
}

function Thumbnails({ preview }: { preview: Preview & { is: "pages" } }) {
  const t = useTranslations("files");
  const [shown, setShown] = useState<string[]>([]);
  useEffect(() => {
    const addresses: string[] = [];
    let current = true;
    void (async () => {
      for (let i = 1; i <= Math.min(MAX_THUMBNAILS, preview.pdf.pages) && current; i++) {
        const address = await preview.pdf.thumbnail(i).catch(() => null);
        if (address) addresses.push(address);
        if (current) setShown([...addresses]);
      }
    })();
    return () => {
      current = false;
      for (const address of addresses) URL.revokeObjectURL(address);
    };
  }, [preview]);
  return (
    <ol className={styles.thumbnails} aria-label={t("firstPages")}>
      {shown.map((address, i) => (
        <li key={address}>
          {/* biome-ignore lint/performance/noImgElement: drawn in this browser. */}
          <img src={address} alt={t("page", { page: i + 1 })} />
        </li>
      ))}
    </ol>
  );
}

function Notes({ notes, counted }: { notes: ImportNote[]; counted: SourceUnit }) {
  const t = useTranslations("files");
  if (notes.length === 0) return null;
  return (
    <ul className={`scrolls ${styles.notes}`}>
      {notes.slice(0, 300).map((note, i) => (
        <li key={i} data-weight={note.weight}>
          {note.at !== null && <b>{t("at", { counted, at: note.at })}</b>}{" "}
          {note.loss ? t(`lost.${note.loss}`) : <CoreSentence>{note.sentence ?? ""}</CoreSentence>}
        </li>
      ))}
      {notes.length > 300 && <li>{t("andMore", { count: notes.length - 300 })}</li>}
    </ul>
  );
}
