"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { IntlProvider } from "use-intl";
import type { InterfaceLanguage } from "@/messages/languages";
import type { SomeMessages } from "@/messages/load";

interface Around {
  language: InterfaceLanguage;
  words: SomeMessages;
}

export const WordsAround = createContext<Around>({ language: "en", words: {} });

interface Props {
  /** Where it is not given, that around. */
  language?: InterfaceLanguage;
  /** Whole namespaces, as `wordsIn` loads them; they are added to those around. */
  words: SomeMessages;
  children: ReactNode;
}

/** Gives the words of one language to everything inside. */
export function Texts({ language, words, children }: Props) {
  const around = useContext(WordsAround);
  const all = useMemo(
    () => ({ language: language ?? around.language, words: { ...around.words, ...words } }),
    [language, words, around],
  );
  return (
    <WordsAround value={all}>
      <IntlProvider locale={all.language} messages={all.words} timeZone="UTC">
        {children}
      </IntlProvider>
    </WordsAround>
  );
}
