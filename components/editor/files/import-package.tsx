"use client";
/** Opens a workshop from a file of this or another Plenary. */
import { useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { requestFiles, type FileError, upload } from "@/components/editor/files/ask";
import { DropZone } from "@/components/editor/files/drop-zone";
import styles from "@/components/editor/files/files.module.css";
import { Progress } from "@/components/editor/files/progress";

interface Opened {
  workshop: string;
  title: string;
  refused: { name: string; reason: FileError }[];
}

export function PackageDoor() {
  const t = useTranslations("files");
  const [busy, setBusy] = useState<number | null | false>(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const cancel = useRef(new AbortController());

  async function open([file]: File[]): Promise<void> {
    if (!file) return;
    cancel.current = new AbortController();
    setProblem(null);
    setBusy(0);
    const sent = await upload(file, file.name, setBusy, cancel.current.signal);
    if (sent.ok) setBusy(null);
    const answer = sent.ok
      ? await requestFiles<Opened>(
          "POST",
          `workshops?upload=${sent.upload}`,
          undefined,
          cancel.current.signal,
        )
      : sent;
    setBusy(false);
    if (!answer.ok) return setProblem(answer.reason === "cancelled" ? null : t(`reasons.${answer.reason}`));
    if (answer.refused.length === 0) window.location.assign(`/editor/${answer.workshop}`);
    else setOpened(answer);
  }
  return (
    <div className="stack">
      {busy === false ? (
        <DropZone
          accept=".zip"
          label={t("openFile")}
          hint={t("openHint")}
          onFiles={(list) => void open(list)}
        />
      ) : (
        <Progress
          text={t(busy === null ? "opening" : "sendingOne")}
          part={busy}
          onCancel={() => cancel.current.abort()}
        />
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {opened && (
        <div role="status">
          <p>{t("openedWithout", { title: opened.title })}</p>
          <ul className={`scrolls ${styles.notes}`}>
            {opened.refused.map(({ name, reason }) => (
              <li key={name} data-weight="lost">
                <b dir="ltr">{name}</b> <span>{t(`reasons.${reason}`)}</span>
              </li>
            ))}
          </ul>
          <a className="button" href={`/editor/${opened.workshop}`}>
            {t("openIt")}
          </a>
        </div>
      )}
    </div>
  );
}
