/** A translation as XLIFF 2.1 (OASIS, 2018), for translators' own programs: one unit for each text. Pure. */
import type { TranslationRow } from "@/workshop/editor/translation/translation-rows";

/** Characters that XML 1.0 cannot hold at all. */
const IMPOSSIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones meant.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const target = ({ translation }: TranslationRow): string =>
  translation && `\n        <target xml:space="preserve">${escaped(translation)}</target>`;

const escaped = (text: string): string =>
  text
    .replace(IMPOSSIBLE, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");

export function xliffOf(rows: readonly TranslationRow[], from: string, to: string, title: string): string {
  const units = rows.map(
    (row, i) => `    <unit id="u${i + 1}" name="${escaped(row.path)}">
      <notes>
        <note category="where">${escaped(row.where)}</note>
        <note category="reader">${row.reader}</note>
        <note category="longest">${row.most}</note>
      </notes>
      <segment state="${row.translation ? "translated" : "initial"}">
        <source xml:space="preserve">${escaped(row.original)}</source>${target(row)}
      </segment>
    </unit>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="${escaped(from)}" trgLang="${escaped(to)}">
  <file id="workshop" original="${escaped(title)}">
${units.join("\n")}
  </file>
</xliff>
`;
}
