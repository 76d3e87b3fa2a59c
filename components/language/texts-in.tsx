"use client";
import { type ReactNode, useEffect, useState } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import { interfaceLanguage } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { direction } from "@/model/text/language";

/** Sets the page's language to that of its room, not of this browser's trainer. */
export function PageLanguage({ language }: { language: string }) {
  useEffect(() => {
    document.documentElement.lang = interfaceLanguage(language);
    document.documentElement.dir = direction(language);
  }, [language]);
  return null;
}

/** The words of a language known only in the browser, such as a stage's; until they come, those around. */
export function TextsIn({ language, children }: { language: string; children: ReactNode }) {
  const around = { locale: useLocale(), messages: useMessages() };
  const wanted = interfaceLanguage(language);
  const [loaded, setLoaded] = useState<{ locale: string; messages: object } | null>(null);
  useEffect(() => {
    let current = true;
    translationIn(wanted).then(
      (translation) => current && setLoaded({ locale: wanted, messages: completed(translation) }),
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
