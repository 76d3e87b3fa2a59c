/**
 * The read-me of an export in the trainer's language: the contents of each table, and limits of their use.
 */
import { createFormatter, createTranslator } from "use-intl/core";
import { type InterfaceLanguage, interfaceLanguages } from "@/messages/languages";
import { completed, type Messages } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import type { Materials } from "@/server/exports/job-data";
import { DATA_VERSION } from "@/workshop/exports/format";

export interface ExportWords {
  language: string;
  t(key: string, values?: Record<string, string | number>): string;
  sheet(name: keyof Messages["exports"]["sheets"]): string;
  day(time: number): string;
  /** For a room of simulated people. */
  example: string;
}

/** @param wanted any language tag; one without an interface of its own gets English */
export async function exportWords(wanted: string): Promise<ExportWords> {
  const language: InterfaceLanguage = interfaceLanguages.find((l) => l === wanted) ?? "en";
  const all = completed(await translationIn(language));
  const t: ExportWords["t"] = createTranslator<Record<string, string>>({
    locale: language,
    messages: all.exports as never,
  });
  const format = createFormatter({
    locale: language === "en" ? "en-GB" : language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  return {
    language,
    t,
    sheet: (name) => t(`sheets.${name}`),
    day: (time) => format.dateTime(time, { dateStyle: "long" }),
    example: all.examples.note,
  };
}

/** Lines of text; the first is the title. */
export function readMe({ input, order }: Materials, { t, day, example }: ExportWords): string[] {
  const { title, people, ended } = input;
  return [
    t("readMe.title", { title }),
    ...(input.example ? [example] : []),
    t("readMe.made", { day: day(Date.now()), people }),
    order.taken,
    t("readMe.summary"),
    t("readMe.codebook"),
    t("readMe.worksheets"),
    ...(ended ? [t("readMe.answers"), t("readMe.labels"), t("readMe.words")] : [t("readMe.running")]),
    t("readMe.missing"),
    t("readMe.small"),
    t("readMe.format", { version: DATA_VERSION }),
  ];
}
