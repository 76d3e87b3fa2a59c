"use client";
/**
 * Authored texts that are in another language than the page around them say so to fonts, line breaking, screen
 * readers and the order of letters. A surface says once how its texts are written; every `Authored` follows.
 */
import { createContext, type ReactNode, useContext } from "react";

interface Written {
  /** The language of the page around the texts. */
  page: string;
  /** The language of authored texts. */
  language: string;
  /** The language of those that a translation lacks. */
  original: string;
  lacking: ReadonlySet<string>;
  direction: (language: string) => "ltr" | "rtl";
}

const WrittenIn = createContext<Written | null>(null);

/** How the authored texts inside are written. */
export function WrittenAs(props: {
  page: string;
  written: { language: string; original: string; lacking: readonly string[] };
  direction: (language: string) => "ltr" | "rtl";
  children: ReactNode;
}) {
  const { page, written, direction, children } = props;
  const { language, original, lacking } = written;
  return (
    <WrittenIn.Provider value={{ page, language, original, lacking: new Set(lacking), direction }}>
      {children}
    </WrittenIn.Provider>
  );
}

/** `lang` and `dir` of an element that holds an authored text; nothing where it is in the language of the page. */
export function useLanguageOf(text: string): { lang?: string; dir?: "ltr" | "rtl" } {
  const written = useContext(WrittenIn);
  if (!written) return {};
  const language = written.lacking.has(text) ? written.original : written.language;
  return language === written.page ? {} : { lang: language, dir: written.direction(language) };
}

/** An authored text inside a line. */
export function Authored({ text }: { text: string }) {
  const own = useLanguageOf(text);
  return own.lang ? <span {...own}>{text}</span> : text;
}

/** A paragraph of authored texts, which stand in the order of their language; `text` is the first of them. */
export function AuthoredParagraph({
  text,
  className,
  children,
}: {
  text: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <p className={className} dir="auto" {...useLanguageOf(text)}>
      {children}
    </p>
  );
}

/** Around an authored text of several blocks, whose elements are `children`. */
export function AuthoredBlock({ text, children }: { text: string; children: ReactNode }) {
  const own = useLanguageOf(text);
  return own.lang ? <div {...own}>{children}</div> : children;
}
