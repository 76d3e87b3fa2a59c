import { direction } from "@/model/text/language";

const cssString = (text: string): string =>
  `"${text.replace(/[\\"<>&\p{Cc}]/gu, (c) => `\\${c.codePointAt(0)!.toString(16)} `)}"`;

/** Prints the report's title above each page but the first, and the page's number below. */
export function RunningHead({ title, language }: { title: string; language: string }) {
  const rtl = direction(language) === "rtl";
  const [start, end] = rtl ? ["right", "left"] : ["left", "right"];
  const look = "font: 8.5pt 'Noto Sans Variable', sans-serif; color: #4a5763;";
  const css = [
    `@page { @top-${start} { content: ${cssString(title)}; ${look} direction: ${rtl ? "rtl" : "ltr"}; }`,
    `@bottom-${end} { content: counter(page) " / " counter(pages); ${look} direction: ltr; } }`,
    `@page :first { @top-${start} { content: none; } @bottom-${end} { content: none; } }`,
  ].join(" ");
  return <style>{css}</style>;
}
