"use client";
/**
 * Marks authored texts that are in another language than the page around them. A surface gives the languages
 * of its texts once; every `Authored` follows.
 */
import { type AllHTMLAttributes, createContext, createElement, type ReactNode, useContext } from "react";

interface AuthoredLanguages {
  /** The language of the page around the texts. */
  page: string;
  /** The language of authored texts. */
  language: string;
  /** The language of texts that a translation lacks. */
  original: string;
  lacking: ReadonlySet<string>;
  direction: (language: string) => "ltr" | "rtl";
}

const AuthoredLanguagesContext = createContext<AuthoredLanguages | null>(null);

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

/** Letters tell the direction, but a right-to-left text may begin with a Latin name. */
const directionIn = (written: AuthoredLanguages | null, language: string): Direction =>
  written?.direction(language) === "rtl" ? "rtl" : "auto";

/** `lang` and `dir` of an element of an authored text; no `lang` in the language of the page. */
function useLanguageOf(text: string): { lang?: string; dir: Direction } {
  const written = useContext(AuthoredLanguagesContext);
  const language = (written?.lacking.has(text) ? written.original : written?.language) ?? "";
  return !written || language === written.page
    ? { dir: directionIn(written, language) }
    : { lang: language, dir: written.direction(language) };
}

export const useAuthoredLanguage = (): string | undefined => useContext(AuthoredLanguagesContext)?.language;

/** For words of the interface among authored texts. */
export function PageWords({ children }: { children: ReactNode }) {
  const written = useContext(AuthoredLanguagesContext);
  const plain = written && { ...written, language: written.page, lacking: new Set<string>() };
  return <AuthoredLanguagesContext.Provider value={plain}>{children}</AuthoredLanguagesContext.Provider>;
}

/** An authored text inside a line. */
export function Authored({ text }: { text: string }) {
  const attributes = useLanguageOf(text);
  return attributes.lang ? <span {...attributes}>{text}</span> : text;
}

/** Marks the place of an authored text in a sentence of the interface. */
export const TEXT_SLOT = "@";

/** A sentence of the interface with an authored text in place of its `TEXT_SLOT`. */
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
  /** The authored text in it, or the first of several; none if they mark their language themselves. */
  text?: string;
}

/** An element of authored texts, which stand in the order of their language. */
export function AuthoredIn({ as, text, children = text, ...rest }: InProps) {
  const attributes = useLanguageOf(text ?? "");
  const language = text === undefined ? { dir: attributes.dir } : attributes;
  return createElement(as, { ...rest, ...language }, children);
}

/** An authored text of several blocks, whose elements are `children`. */
export function AuthoredBlock({ text, children }: { text: string; children: ReactNode }) {
  const attributes = useLanguageOf(text);
  return attributes.lang ? <div {...attributes}>{children}</div> : children;
}
