"use client";
import { useId, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/form/form.module.css";
import type { Item } from "@/components/editor/form/row-buttons";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { splitStory } from "@/workshop/editor/split-story";

interface Props {
  newId: (text: string, fallback: string) => string;
  onPaste: (clauses: Item[]) => void;
}

/** Splits a pasted story into clauses that people can tap. */
export function PasteText({ newId, onPaste }: Props) {
  const t = useTranslations("editor.paste");
  const [story, setStory] = useState<string | null>(null);
  const field = useId();
  const clauses = story === null ? [] : splitStory(story);
  function take(): void {
    const first = newId("", "c");
    const stem = first.replace(/\d+$/, "");
    const from = Number(/\d+$/.exec(first)?.[0] ?? 1);
    onPaste(clauses.map((clause, i) => ({ id: `${stem}${from + i}`, ...clause })));
    setStory(null);
  }
  return (
    <>
      <Button size="small" look="bare" onClick={() => setStory("")}>
        {t("open")}
      </Button>
      {story !== null && (
        <Dialog
          title={t("title")}
          onClose={() => setStory(null)}
          actions={
            <>
              <Button onClick={() => setStory(null)}>{t("cancel")}</Button>
              <Button
                look="primary"
                why={clauses.length === 0 ? t("nothing") : null}
                onClick={() => clauses.length > 0 && take()}
              >
                {t("take", { count: clauses.length })}
              </Button>
            </>
          }
        >
          <label htmlFor={field}>{t("label")}</label>
          <textarea
            id={field}
            className={styles.input}
            data-length="prose"
            rows={6}
            value={story}
            onChange={(e) => setStory(e.target.value)}
          />
          {clauses.length > 0 && (
            <ol className={styles.clauses}>
              {clauses.map((clause, i) => (
                <li key={i} data-paragraph={clause.paragraph || undefined}>
                  {clause.text}
                </li>
              ))}
            </ol>
          )}
        </Dialog>
      )}
    </>
  );
}
