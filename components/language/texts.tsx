"use client";
/** Gives the words of one language to everything inside; English where the language lacks some. */
import { type ReactNode, useMemo } from "react";
import { IntlProvider } from "use-intl";
import type { InterfaceLanguage } from "@/messages/languages";
import { completed, type SomeMessages } from "@/messages/load";

interface Props {
  language: InterfaceLanguage;
  /** The language's own messages, as `translationIn` loads them. */
  own: SomeMessages | null;
  children: ReactNode;
}

export function Texts({ language, own, children }: Props) {
  const messages = useMemo(() => completed(own), [own]);
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
