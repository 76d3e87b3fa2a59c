"use client";
/** Gives the words of one language to everything inside; English where the language lacks some. */
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import { type InterfaceLanguage, interfaceLanguage } from "@/messages/languages";
import { completed, type SomeMessages, translationIn } from "@/messages/load";

interface Props {
  language: InterfaceLanguage;
  /** What the language has of its own, as `translationIn` loads it. */
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

/** The words of a language that is known only in the browser, such as that of a stage; those around until they are there. */
export function TextsIn({ language, children }: { language: string; children: ReactNode }) {
  const around = { locale: useLocale(), messages: useMessages() };
  const wanted = interfaceLanguage(language);
  const [loaded, setLoaded] = useState<{ locale: string; messages: object } | null>(null);
  useEffect(() => {
    let current = true;
    translationIn(wanted).then(
      (own) => current && setLoaded({ locale: wanted, messages: completed(own) }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wanted]);
  const { locale, messages } = loaded ?? around;
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
