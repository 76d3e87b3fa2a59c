"use client";
import { type KeyboardEvent, useMemo } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useAction } from "@/components/console/groups/use-actions";
import styles from "@/components/console/worksheets/curate/curate.module.css";
import { segmentText, wordId } from "@/model/worksheets/redaction";

interface Props {
  text: string;
  activity: string;
  /** The first word can be reached with Tab; arrows lead on from there. */
  reachable?: boolean;
}

/** A text whose words become black everywhere at one tap. */
export function Words({ text, activity, reachable = false }: Props) {
  const t = useTranslations("console.present");
  const perform = useAction();
  const pieces = useMemo(() => segmentText(text), [text]);
  const first = pieces.findIndex((p) => p.word);
  return (
    <span>
      {pieces.map(({ text: piece, word }, i) =>
        word ? (
          <button
            key={i}
            type="button"
            className={styles.word}
            data-word
            tabIndex={reachable && i === first ? 0 : -1}
            title={t("blackOut")}
            onClick={() =>
              perform({ type: "black", activity, word: wordId(activity, piece), on: true }, t("did.blacked"))
            }
          >
            {piece}
          </button>
        ) : (
          piece
        ),
      )}
    </span>
  );
}

/** Arrows move from word to word inside the element that listens. */
export function wordKeys(e: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
  const word = e.target instanceof HTMLElement && "word" in e.target.dataset ? e.target : null;
  if (!by || !word || e.altKey || e.ctrlKey || e.metaKey) return;
  e.preventDefault();
  const words = [...e.currentTarget.querySelectorAll<HTMLElement>("[data-word]")];
  const mirrored = getComputedStyle(word).direction === "rtl" && e.key !== "ArrowDown" && e.key !== "ArrowUp";
  words[words.indexOf(word) + (mirrored ? -by : by)]?.focus();
}
