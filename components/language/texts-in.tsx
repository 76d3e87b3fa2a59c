"use client";
import { type ReactNode, useEffect, useState } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import { interfaceLanguage } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

/**
 * The words of a language that is known only in the browser, such as that of a stage; those around until they
 * are there.
 */
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
