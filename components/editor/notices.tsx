"use client";
import { useCallback, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Toasts } from "@/components/ui/toasts";
import styles from "@/components/editor/editor.module.css";

interface Notice {
  id: number;
  text: string;
  undo?: () => void;
}

const NOTICE_DURATION_MS = 9_000;

export function useNotices() {
  const [notices, setNotices] = useState<Notice[]>([]);
  const count = useRef(0);
  const drop = useCallback((id: number) => setNotices((all) => all.filter((n) => n.id !== id)), []);
  const say = useCallback(
    (text: string, undo?: () => void) => {
      const id = ++count.current;
      setNotices((all) => [...all.filter((n) => n.text !== text), { id, text, undo }].slice(-3));
      window.setTimeout(() => drop(id), NOTICE_DURATION_MS);
    },
    [drop],
  );
  return { notices, say, drop };
}

/** The outcomes of edits, with the way back. */
export function Notices({ notices, onClose }: { notices: Notice[]; onClose: (id: number) => void }) {
  const t = useTranslations("editor");
  return (
    <Toasts
      role="status"
      className={styles.notices}
      toasts={notices.map(({ id, text, undo }) => ({
        id: String(id),
        text,
        action: undo && { text: t("undoIt"), run: undo },
      }))}
      onClose={(id) => onClose(Number(id))}
      close={t("close")}
    />
  );
}
