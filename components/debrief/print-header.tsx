import { direction } from "@/model/text/language";

/** A text as a CSS string. */
const cssString = (text: string): string =>
  `"${text.replace(/[\\"<>&\p{Cc}]/gu, (c) => `\\${c.codePointAt(0)!.toString(16)} `)}"`;

/**
 * The head and foot of printed pages: the title of the report above, the number of the page below. Browsers without
 * margin boxes print pages without them. The first page has none.
 */
export function RunningHead({ title, language }: { title: string; language: string }) {
  const rtl = direction(language) === "rtl";
  const [start, end] = rtl ? ["right", "left"] : ["left", "right"];
  const look = "font: 8.5pt 'Noto Sans Variable', sans-serif; color: #4a5763;";
  const css = [
    `@page { @top-${start} { content: ${cssString(title)}; ${look} direction: ${rtl ? "rtl" : "ltr"}; } @bottom-${end} { content: counter(page) " / " counter(pages); ${look} direction: ltr; } }`,
    `@page :first { @top-${start} { content: none; } @bottom-${end} { content: none; } }`,
  ].join(" ");
  return <style>{css}</style>;
}
