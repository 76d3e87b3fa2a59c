/** The words of the debrief, ready to be asked for by key. Server only: it is handed down as a prop. */
import { createFormatter, createTranslator } from "use-intl/core";
import { messages } from "@/messages/en";
import type { Messages } from "@/messages/load";
import type { Sentence } from "@/workshop/debrief/sentences";
import type { Share } from "@/workshop/debrief/share";

type Values = Record<string, string | number>;

export interface Words {
  locale: string;
  /** The text of a key such as `figures.strip`. */
  t(key: string, values?: Values): string;
  /** The text of a key of the words with which groups are compared, on every surface alike. */
  compare(key: string, values?: Values): string;
  /** A sentence in words. */
  say(sentence: Sentence): string;
  /** "14 of 19 · 74 % (95 % interval 51 to 88 %)"; the counts alone where too few answered. */
  share(share: Share): string;
  /** A number with at most one decimal. */
  number(n: number): string;
  /** A day in words. @param at milliseconds since the epoch. */
  day(at: number): string;
}

/** @param all the words of `locale`, as `messages/load.ts` completes them. */
export function debriefWords(locale = "en", all: Messages = messages): Words {
  const translate: (key: string, values?: Values) => string = createTranslator<Record<string, string>>({
    locale,
    messages: all.debrief as never,
  });
  const format = createFormatter({
    locale: locale === "en" ? "en-GB" : locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const whole = (n: number) => format.number(n, { maximumFractionDigits: 0 });
  return {
    locale,
    t: translate,
    compare: createTranslator<Record<string, string>>({ locale, messages: all.compare as never }),
    say: ({ key, values }) => translate(`sentences.${key}`, values),
    share: ({ count, of, percent, low, high }) =>
      percent === null || low === null || high === null
        ? translate("of", { count, of })
        : translate("shareText", { count, of, percent: whole(percent), low: whole(low), high: whole(high) }),
    number: (n) => format.number(n, { maximumFractionDigits: 1 }),
    day: (at) => format.dateTime(at, { dateStyle: "long" }),
  };
}
