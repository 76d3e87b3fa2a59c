"use client";
import { type ReactNode, useMemo } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import type { SomeMessages } from "@/messages/load";

interface Props {
  /** Whole namespaces, as `wordsIn` loads them. */
  words: SomeMessages;
  children: ReactNode;
}

/** Gives the words of one language to everything inside. */
export function Texts({ language, words, children }: Props & { language: string }) {
  return (
    <IntlProvider locale={language} messages={words} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}

/** Adds words, in the same language, to those around. */
export function MoreTexts({ words, children }: Props) {
  const [language, around] = [useLocale(), useMessages()];
  const all = useMemo(() => ({ ...around, ...words }), [around, words]);
  return (
    <Texts language={language} words={all}>
      {children}
    </Texts>
  );
}
