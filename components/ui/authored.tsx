"use client";
/**
 * Authored texts that are in another language than the page around them say so to fonts, line breaking, screen
 * readers and the order of letters. A surface says once how its texts are written; every `Authored` follows.
 */
import { type AllHTMLAttributes, createContext, createElement, type ReactNode, useContext } from "react";

interface AuthoredLanguages {
  /** The language of the page around the texts. */
  page: string;
  /** The language of authored texts. */
  language: string;
  /** The language of those that a translation lacks. */
  original: string;
  lacking: ReadonlySet<string>;
  direction: (language: string) => "ltr" | "rtl";
}

const AuthoredLanguagesContext = createContext<AuthoredLanguages | null>(null);

/** How the authored texts inside are written. */
export function AuthoredLanguagesProvider(props: {
  page: string;
  written: { language: string; original: string; lacking: readonly string[] };
  direction: (language: string) => "ltr" | "rtl";
  children: ReactNode;
}) {
  const { page, written, direction, children } = props;
  const { language, original, lacking } = written;
  return (
    <AuthoredLanguagesContext.Provider
      value={{ page, language, original, lacking: new Set(lacking), direction }}
    >
      {children}
    </AuthoredLanguagesContext.Provider>
  );
}

type Direction = "rtl" | "ltr" | "auto";

/**
 * From left to right the letters of a text tell, since a trainer may type in any script; from right to left a
 * text may begin with a name.
 */
const directionIn = (written: AuthoredLanguages | null, language: string): Direction =>
  written?.direction(language) === "rtl" ? "rtl" : "auto";

/** `lang` and `dir` of an element that holds an authored text; no `lang` where it is in the language of the page. */
function useLanguageOf(text: string): { lang?: string; dir: Direction } {
  const written = useContext(AuthoredLanguagesContext);
  const language = (written?.lacking.has(text) ? written.original : written?.language) ?? "";
  return !written || language === written.page
    ? { dir: directionIn(written, language) }
    : { lang: language, dir: written.direction(language) };
}

/** The language of the authored texts around; undefined where nobody said it. */
export const useAuthoredLanguage = (): string | undefined => useContext(AuthoredLanguagesContext)?.language;

/** Around words of the interface where authored texts usually stand. */
export function PageWords({ children }: { children: ReactNode }) {
  const written = useContext(AuthoredLanguagesContext);
  const plain = written && { ...written, language: written.page, lacking: new Set<string>() };
  return <AuthoredLanguagesContext.Provider value={plain}>{children}</AuthoredLanguagesContext.Provider>;
}

/** An authored text inside a line. */
export function Authored({ text }: { text: string }) {
  const own = useLanguageOf(text);
  return own.lang ? <span {...own}>{text}</span> : text;
}

/** Stands in a sentence of the interface for an authored text. */
export const TEXT_SLOT = "@";

/** A sentence of the interface, made with `TEXT_SLOT`, with the authored text in its place. */
export function AuthoredWithin({ sentence, text }: { sentence: string; text: string }) {
  const [before, after] = sentence.split(TEXT_SLOT);
  return (
    <>
      {before}
      <Authored text={text} />
      {after}
    </>
  );
}

interface InProps extends Omit<AllHTMLAttributes<HTMLElement>, "as"> {
  /** The name of the element. */
  as: string;
  /** The authored text in it, or the first of several; none where these say their language themselves. */
  text?: string;
}

/** An element of authored texts, which stand in the order of their language. */
export function AuthoredIn({ as, text, children = text, ...rest }: InProps) {
  const own = useLanguageOf(text ?? "");
  return createElement(as, { ...rest, ...(text === undefined ? { dir: own.dir } : own) }, children);
}

/** Around an authored text of several blocks, whose elements are `children`. */
export function AuthoredBlock({ text, children }: { text: string; children: ReactNode }) {
  const own = useLanguageOf(text);
  return own.lang ? <div {...own}>{children}</div> : children;
}
