/** The words of the debrief by key. Server only: they are handed down as a prop. */
import { createFormatter, createTranslator } from "use-intl/core";
import { type Messages, messages } from "@/messages/load";
import { isolateAmount } from "@/model/text/isolated";
import type { Share } from "@/model/debrief/share";
import type { Names } from "@/model/debrief/sentence";
import type { Values, ReportWords } from "@/model/figures/report-words";
import { listed, quotable, quotableAlone, quoted } from "@/model/text/wording";

/** @param all the words of `locale`, as `messages/load.ts` completes them */
export function debriefWords(locale = "en", all: Messages = messages): ReportWords {
  const format = createFormatter({
    locale: locale === "en" ? "en-GB" : locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const number = (n: number) => isolateAmount(format.number(n, { maximumFractionDigits: 1 }));
  // Counts stay numbers, for plurals; decimals and signs are written as the language writes them.
  const written = (values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, v]) => [
        name,
        typeof v === "number" && (v < 0 || !Number.isInteger(v)) ? number(v) : v,
      ]),
    );
  const from = (namespace: string): ((key: string, values?: Values) => string) => {
    const translate = createTranslator<Record<string, string>>({
      locale,
      messages: all[namespace as keyof Messages] as never,
    });
    return (key, values) => translate(key, values && written(quoted(values, String(translate.raw(key)))));
  };
  const translate = from("debrief");
  const report = from("report");
  const named = (texts: readonly string[]) => {
    if (texts.length === 0) return "";
    const [one = "", two = ""] = texts.map(texts.length > 1 ? quotable : quotableAlone);
    return translate("named", { ties: texts.length, one, two, more: texts.length - 2 });
  };
  const names = (all: Names): Values =>
    Object.fromEntries(
      Object.entries(all).flatMap(([name, list]) => [
        [name, list.every((one) => typeof one === "number") ? listed(list, locale) : named(list.map(String))],
        [`${name}Ties`, list.length],
      ]),
    );
  const whole = (n: number) => format.number(n, { maximumFractionDigits: 0 });
  const shareIn =
    (key: "shareText" | "shareCell") =>
    ({ count, of, percent, low, high }: Share): string =>
      percent === null || low === null || high === null
        ? translate("of", { count, of })
        : translate(key, { count, of, percent: whole(percent), low: whole(low), high: whole(high) });
  return {
    locale,
    t: translate,
    compare: from("compare"),
    report,
    from,
    names,
    say: ({ key, values, names: equal = {} }) =>
      translate(`sentences.${key}`, { ...values, ...names(equal) }),
    share: shareIn("shareText"),
    cell: shareIn("shareCell"),
    short: ({ count, of, percent }) =>
      percent === null
        ? translate("of", { count, of })
        : report("share", { count, of, percent: whole(percent) }),
    number,
    day: (time) => format.dateTime(time, { dateStyle: "long" }),
  };
}
