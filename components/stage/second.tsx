"use client";
/** Draws authored texts in the stage's second language, smaller; nothing where there is none. */
import { createContext, type ReactNode, useContext } from "react";
import styles from "@/components/stage/second.module.css";
import { stageWord } from "@/components/stage/word";
import { AuthoredLanguagesProvider } from "@/components/ui/authored";
import { Markdown, MarkdownColumns } from "@/components/ui/markdown";
import { direction } from "@/model/text/language";
import type { StageView } from "@/workshop/protocol/views";

const SecondOf = createContext<StageView["second"]>(null);

export function WithSecond({ second, children }: { second: StageView["second"]; children: ReactNode }) {
  return <SecondOf.Provider value={second}>{children}</SecondOf.Provider>;
}

/** A text in the second language with the attributes of its element, or null. */
function useSecond(text: string): { text: string; lang: string; dir: "ltr" | "rtl" } | null {
  const second = useContext(SecondOf);
  const translated = second && Object.hasOwn(second.texts, text) ? second.texts[text] : undefined;
  return second && translated
    ? { text: translated, lang: second.language, dir: direction(second.language) }
    : null;
}

/** A line in the second language, below the first, or behind it after a space. */
export function Second({ of }: { of: string }) {
  const translated = useSecond(of);
  return translated ? (
    <>
      {" "}
      <span className={styles.second} lang={translated.lang} dir={translated.dir}>
        {translated.text}
      </span>
    </>
  ) : null;
}

/** Authored Markdown in the second language, below the first. @param columns the class of its columns */
export function SecondBlock({ of, top = 1, columns }: { of: string; top?: number; columns?: string }) {
  const translated = useSecond(of);
  return translated ? (
    <div className={styles.block} lang={translated.lang} dir={translated.dir}>
      <AuthoredLanguagesProvider
        page={translated.lang}
        written={{ language: translated.lang, original: translated.lang, lacking: [] }}
        direction={direction}
      >
        {columns ? (
          <MarkdownColumns text={translated.text} top={top} word={stageWord} className={columns} />
        ) : (
          <Markdown text={translated.text} top={top} word={stageWord} />
        )}
      </AuthoredLanguagesProvider>
    </div>
  ) : null;
}

/** Several texts as one paragraph in the second language; nothing unless it has all of them. */
export function SecondParagraph({ of }: { of: readonly string[] }) {
  const second = useContext(SecondOf);
  const texts = of.map((text) => second?.texts[text]);
  if (!second || texts.length === 0 || texts.some((text) => text === undefined)) return null;
  return (
    <p className={styles.block} lang={second.language} dir={direction(second.language)}>
      {texts.join(" ")}
    </p>
  );
}
