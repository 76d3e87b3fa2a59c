/**
 * The files that translators write: a map from path to text in the order of the original, where what is not
 * translated yet stands as a comment with the original text. Taking the "#" away makes it an entry.
 */
import { stringify } from "yaml";
import { AGENDAS_FILE, HANDOUTS_FILE, HEAD_FILE, WORDS_FILE } from "@/server/editor/content/load";
import { DRAWINGS_FILE } from "@/server/editor/content/load-translation";
import type { AuthoredText, TextPath } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";

/** The texts of one file of a translation, in reading order. */
interface TranslationSheet {
  file: string;
  texts: AuthoredText[];
}

/**
 * The texts of a workshop by the file in which a translation has them, named as the files of the original.
 * @param fileOf the name of a session's file.
 */
export function sheetsOf(
  workshop: Workshop,
  texts: readonly AuthoredText[],
  fileOf: (session: number) => string,
): TranslationSheet[] {
  const sessionOf = new Map<string, number>(
    workshop.sessions.flatMap((s) =>
      [`session:${s.id}`, ...s.activities.map((a) => a.id)].map((head) => [head, s.number] as const),
    ),
  );
  const fileFor = (path: TextPath): string => {
    const [head = ""] = path.split("/");
    const number = sessionOf.get(head);
    if (number !== undefined) return fileOf(number);
    return FILES[head.replace(/:.*/, "")] ?? HEAD_FILE;
  };
  const sheets = new Map<string, AuthoredText[]>();
  for (const text of texts) {
    const file = fileFor(text.path);
    sheets.set(file, [...(sheets.get(file) ?? []), text]);
  }
  return [...sheets].map(([file, texts]) => ({ file, texts }));
}

/** The files of texts that belong to no session, by how their paths begin. */
const FILES: Readonly<Record<string, string>> = {
  word: WORDS_FILE,
  agenda: AGENDAS_FILE,
  handout: HANDOUTS_FILE,
  drawing: DRAWINGS_FILE,
};

const HEADER = `\
# Each entry is the path of a text and its translation. An entry behind "#" is not translated yet and shows the
# original: take the "#" away and write the translation in its place. More in content/README.md.
`;

/**
 * One file of a translation, as YAML.
 * @param translated texts by path.
 * @param listed true: a missing text is written as a comment.
 */
export function sheetText(
  sheet: TranslationSheet,
  translated: Readonly<Record<TextPath, string>>,
  listed: (text: AuthoredText) => boolean,
): string {
  const entries = sheet.texts.flatMap((text) => {
    const translation = translated[text.path];
    if (translation) return [entry(text.path, translation)];
    return listed(text) ? [commented(entry(text.path, text.text))] : [];
  });
  return HEADER + entries.map((one) => `\n${one}`).join("");
}

const entry = (path: TextPath, text: string): string =>
  stringify(
    { [path]: text },
    {
      lineWidth: 0,
      defaultKeyType: "PLAIN",
      defaultStringType: text.includes("\n") ? "BLOCK_LITERAL" : "PLAIN",
    },
  );

const commented = (lines: string): string =>
  lines
    .trimEnd()
    .split("\n")
    .map((line) => `#${line}\n`)
    .join("");
