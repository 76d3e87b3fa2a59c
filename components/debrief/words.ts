/** The words of the debrief, ready to be asked for by key. Server only: it is handed down as a prop. */
import { createFormatter, createTranslator } from "use-intl/core";
import { messages } from "@/messages/en";
import type { Messages } from "@/messages/load";
import type { Values, Words } from "@/workshop/report/words";

export type { Words } from "@/workshop/report/words";

/** @param all the words of `locale`, as `messages/load.ts` completes them. */
export function debriefWords(locale = "en", all: Messages = messages): Words {
  const from = (namespace: string): ((key: string, values?: Values) => string) =>
    createTranslator<Record<string, string>>({ locale, messages: all[namespace as keyof Messages] as never });
  const translate = from("debrief");
  const report = from("report");
  const format = createFormatter({
    locale: locale === "en" ? "en-GB" : locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const whole = (n: number) => format.number(n, { maximumFractionDigits: 0 });
  return {
    locale,
    t: translate,
    compare: from("compare"),
    report,
    from,
    say: ({ key, values }) => translate(`sentences.${key}`, values),
    share: ({ count, of, percent, low, high }) =>
      percent === null || low === null || high === null
        ? translate("of", { count, of })
        : translate("shareText", { count, of, percent: whole(percent), low: whole(low), high: whole(high) }),
    short: ({ count, of, percent }) =>
      percent === null ? translate("of", { count, of }) : report("share", { count, of, percent: whole(percent) }),
    number: (n) => format.number(n, { maximumFractionDigits: 1 }),
    day: (at) => format.dateTime(at, { dateStyle: "long" }),
  };
}
