"use client";
import { type ReactNode, useEffect, useState } from "react";
import { useLocale, useMessages } from "use-intl";
import { Texts } from "@/components/language/texts";
import { interfaceLanguage } from "@/messages/languages";
import type { SomeMessages } from "@/messages/load";
import type { Namespace } from "@/messages/words";
import { direction } from "@/model/text/language";

/** Sets the page's language to that of its room, not of this browser's trainer. */
export function PageLanguage({ language }: { language: string }) {
  useEffect(() => {
    document.documentElement.lang = interfaceLanguage(language);
    document.documentElement.dir = direction(language);
  }, [language]);
  return null;
}

const namespaces: readonly Namespace[] = ["account", "compare", "stage"];

/** The words of a stage, whose language is known only in the browser; until they come, those around. */
export function TextsIn({ language, children }: { language: string; children: ReactNode }) {
  const [locale, around] = [useLocale(), useMessages()];
  const wanted = interfaceLanguage(language);
  const [loaded, setLoaded] = useState<{ language: string; words: SomeMessages } | null>(null);
  useEffect(() => {
    if (wanted === locale) return setLoaded(null);
    let current = true;
    import("@/messages/words")
      .then(({ wordsIn }) => wordsIn(wanted, namespaces))
      .then(
        (words) => current && setLoaded({ language: wanted, words }),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [wanted, locale]);
  return <Texts {...(loaded ?? { language: locale, words: around })}>{children}</Texts>;
}
