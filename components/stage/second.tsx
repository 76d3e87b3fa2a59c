"use client";
/**
 * The second language of the stage. Wherever an authored text is drawn, `<Second of={text} />` beside it draws the
 * same text in the second language, smaller; nothing where the stage has one language or both say the same.
 */
import { createContext, type ReactNode, useContext } from "react";
import styles from "@/components/stage/second.module.css";
import { stageWord } from "@/components/stage/word";
import { AuthoredLanguagesProvider } from "@/components/ui/authored";
import { Markdown, MarkdownColumns } from "@/components/ui/markdown";
import { direction } from "@/model/text/language";
import type { StageView } from "@/workshop/protocol/views";

const SecondOf = createContext<StageView["second"]>(null);

/** Gives the surface its second language. */
export function WithSecond({ second, children }: { second: StageView["second"]; children: ReactNode }) {
  return <SecondOf.Provider value={second}>{children}</SecondOf.Provider>;
}

/** A text in the second language with the attributes of its element, or null. */
function useSecond(text: string): { text: string; lang: string; dir: "ltr" | "rtl" } | null {
  const second = useContext(SecondOf);
  const own = second && Object.hasOwn(second.texts, text) ? second.texts[text] : undefined;
  return second && own ? { text: own, lang: second.language, dir: direction(second.language) } : null;
}

/** One line in the second language, below the first, or a space behind it where a surface has both in one line. */
export function Second({ of }: { of: string }) {
  const own = useSecond(of);
  return own ? (
    <>
      {" "}
      <span className={styles.second} lang={own.lang} dir={own.dir}>
        {own.text}
      </span>
    </>
  ) : null;
}

/** Authored Markdown in the second language, below the first. @param columns the class of its columns, where it has them */
export function SecondBlock({ of, top = 1, columns }: { of: string; top?: number; columns?: string }) {
  const own = useSecond(of);
  return own ? (
    <div className={styles.block} lang={own.lang} dir={own.dir}>
      <AuthoredLanguagesProvider
        page={own.lang}
        written={{ language: own.lang, original: own.lang, lacking: [] }}
        direction={direction}
      >
        {columns ? (
          <MarkdownColumns text={own.text} top={top} word={stageWord} className={columns} />
        ) : (
          <Markdown text={own.text} top={top} word={stageWord} />
        )}
      </AuthoredLanguagesProvider>
    </div>
  ) : null;
}

/** Several texts as one paragraph in the second language; nothing unless it has all of them. */
export function SecondParagraph({ of }: { of: readonly string[] }) {
  const second = useContext(SecondOf);
  const own = of.map((text) => second?.texts[text]);
  if (!second || own.length === 0 || own.some((text) => text === undefined)) return null;
  return (
    <p className={styles.block} lang={second.language} dir={direction(second.language)}>
      {own.join(" ")}
    </p>
  );
}
