import { createTranslator } from "use-intl/core";
import { dateLocale, operationTexts, pageLanguage } from "@/app/page-language";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

/** The words of the page, and how it writes numbers. */
export async function operationWords() {
  const locale = await pageLanguage();
  const messages = completed(await translationIn(locale));
  const t = await operationTexts();
  const reasons = createTranslator({ locale, messages, namespace: "reasons" });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const time = new Intl.DateTimeFormat(dateLocale(locale), { timeStyle: "medium" });
  const day = new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: "medium", timeStyle: "short" });
  return {
    t,
    locale,
    reason: (name: string): string =>
      reasons.has(name as Parameters<typeof reasons>[0])
        ? reasons(name as Parameters<typeof reasons>[0], { n: 0 } as never)
        : name,
    number: (value: number) => number.format(value),
    bytes: (value: number | null) =>
      value === null
        ? t("data.unknown")
        : value < 1e9
          ? `${number.format(value / 1e6)} MB`
          : `${number.format(value / 1e9)} GB`,
    ms: (value: number) => t("speed.ms", { ms: number.format(value < 10 ? value : Math.round(value)) }),
    time: (at: number) => time.format(new Date(at)),
    day: (at: number) => day.format(new Date(at)),
  };
}

export type Words = Awaited<ReturnType<typeof operationWords>>;
