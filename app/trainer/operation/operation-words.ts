import { operationTexts, pageDates, pageLanguage, reasonTexts } from "@/app/page-language";

/** The words and the number formats of the page. */
export async function operationWords() {
  const [t, reasons, time, day] = await Promise.all([
    operationTexts(),
    reasonTexts(),
    pageDates({ timeStyle: "medium" }),
    pageDates(),
  ]);
  const number = new Intl.NumberFormat(await pageLanguage(), { maximumFractionDigits: 1 });
  return {
    t,
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
    time: (value: number) => time.format(value),
    day: (value: number) => day.format(value),
  };
}

export type Words = Awaited<ReturnType<typeof operationWords>>;
