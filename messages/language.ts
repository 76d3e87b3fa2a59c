/** Texts of people without an account, on phones and on paper; what a language lacks is in English. */
import { createTranslator } from "use-intl/core";
import arAfter from "@/messages/ar/after.json";
import arEnding from "@/messages/ar/ending.json";
import arHandouts from "@/messages/ar/handouts.json";
import arPhone from "@/messages/ar/phone.json";
import arReasons from "@/messages/ar/reasons.json";
import enAfter from "@/messages/en/after.json";
import enEnding from "@/messages/en/ending.json";
import enHandouts from "@/messages/en/handouts.json";
import enPhone from "@/messages/en/phone.json";
import enReasons from "@/messages/en/reasons.json";
import idAfter from "@/messages/id/after.json";
import idEnding from "@/messages/id/ending.json";
import idHandouts from "@/messages/id/handouts.json";
import idPhone from "@/messages/id/phone.json";
import idReasons from "@/messages/id/reasons.json";
import koAfter from "@/messages/ko/after.json";
import koEnding from "@/messages/ko/ending.json";
import koHandouts from "@/messages/ko/handouts.json";
import koPhone from "@/messages/ko/phone.json";
import koReasons from "@/messages/ko/reasons.json";
import thAfter from "@/messages/th/after.json";
import thEnding from "@/messages/th/ending.json";
import thHandouts from "@/messages/th/handouts.json";
import thPhone from "@/messages/th/phone.json";
import thReasons from "@/messages/th/reasons.json";
import { interfaceLanguage } from "@/messages/languages";

const english = {
  after: enAfter,
  ending: enEnding,
  handouts: enHandouts,
  phone: enPhone,
  reasons: enReasons,
};

type Texts = typeof english;

const languages: Record<string, { [N in keyof Texts]: Partial<Texts[N]> }> = {
  ar: { after: arAfter, ending: arEnding, handouts: arHandouts, phone: arPhone, reasons: arReasons },
  en: { after: enAfter, ending: enEnding, handouts: enHandouts, phone: enPhone, reasons: enReasons },
  id: { after: idAfter, ending: idEnding, handouts: idHandouts, phone: idPhone, reasons: idReasons },
  ko: { after: koAfter, ending: koEnding, handouts: koHandouts, phone: koPhone, reasons: koReasons },
  th: { after: thAfter, ending: thEnding, handouts: thHandouts, phone: thPhone, reasons: thReasons },
};

const textsIn = <N extends keyof Texts>(namespace: N, language: string): Texts[N] => ({
  ...english[namespace],
  ...languages[language.split("-")[0] ?? ""]?.[namespace],
});

export const phoneTexts = (language: string) => ({
  phone: textsIn("phone", language),
  reasons: textsIn("reasons", language),
});

type Translate<N extends keyof Texts> = (
  key: keyof Texts[N],
  values?: Record<string, string | number>,
) => string;

function translators<N extends "after" | "ending" | "handouts">(namespace: N) {
  const ready = new Map<string, Translate<N>>();
  return (language: string): Translate<N> => {
    const before = ready.get(language);
    if (before) return before;
    const translate = createTranslator({
      locale: interfaceLanguage(language),
      messages: textsIn(namespace, language),
    }) as unknown as Translate<N>;
    ready.set(language, translate);
    return translate;
  };
}

export type AfterText = keyof Texts["after"];
export type TranslateAfter = Translate<"after">;
export const afterTranslator = translators("after");

export type EndingText = keyof Texts["ending"];
/** The end of people's data: how long it is kept, and how they erase it. */
export const endingTranslator = translators("ending");

export type TranslateHandout = Translate<"handouts">;
/** Words on handouts besides the workshop's own, and above them on screens. */
export const handoutTranslator = translators("handouts");
