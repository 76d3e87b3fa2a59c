/**
 * Drawings of shipped workshops, with their words in every language: content/<workshop>/assets/*.svg, whose
 * words are texts for translators, in <language>/drawings.yaml (workshop/content/drawing.ts).
 */
import fs from "node:fs";
import path from "node:path";
import { ASSETS_FOLDER, languagesIn } from "@/server/editor/content/load";
import { DRAWINGS_FILE, textsSchema } from "@/server/editor/content/load-translation";
import { readYaml, wrong } from "@/server/editor/content/read-yaml";
import { checkTexts, type TranslationProblem } from "@/workshop/content/check-translation";
import { type DrawingWord, fits, withLanguages, wordsOf } from "@/workshop/content/drawing";
import type { AuthoredText, TextPath } from "@/workshop/content/texts";

interface Drawing {
  name: string;
  svg: string;
}

function drawingsIn(folder: string): Drawing[] {
  const assets = path.join(folder, ASSETS_FOLDER);
  if (!fs.existsSync(assets)) return [];
  const names = fs.readdirSync(assets).filter((name) => name.endsWith(".svg"));
  return names.sort().map((name) => ({ name, svg: fs.readFileSync(path.join(assets, name), "utf8") }));
}

const pathOf = ({ name }: Drawing, { id }: DrawingWord): TextPath =>
  `drawing:${name.replace(/\.svg$/, "")}/${id}`;

/** The words of a workshop's drawings as texts to translate. */
export const drawingTexts = (folder: string): AuthoredText[] =>
  drawingsIn(folder).flatMap((drawing) =>
    wordsOf(drawing.svg).map((word) => ({
      path: pathOf(drawing, word),
      text: word.text,
      length: "line",
      audience: "room",
      shown: true,
    })),
  );

/** Words of a translation that have no room in their drawing. */
export const tooLong = (
  folder: string,
  language: string,
  texts: Readonly<Record<TextPath, string>>,
): TranslationProblem[] =>
  drawingsIn(folder).flatMap((drawing) =>
    wordsOf(drawing.svg).flatMap((word) => {
      const text = texts[pathOf(drawing, word)];
      return text === undefined || fits(word, text, language)
        ? []
        : [{ path: pathOf(drawing, word), sentence: "this is too long for its place in the drawing." }];
    }),
  );

/**
 * The drawings of the workshop in `folder` by the names of their files, each with all its languages.
 * @throws Error with one sentence that names the file and the path.
 */
export function loadDrawings(folder: string): Map<string, string> {
  const { base, translations } = languagesIn(folder);
  const originals = drawingTexts(folder);
  const texts = translations.map((language) => {
    const file = path.join(folder, language, DRAWINGS_FILE);
    const translated = (fs.existsSync(file) && readYaml(file, textsSchema)) || {};
    const [problem] = checkTexts(originals, translated);
    if (problem) throw wrong(file, `${problem.path}: ${problem.sentence}`);
    return { language, own: translated };
  });
  return new Map(
    drawingsIn(folder).map((drawing) => {
      const words = wordsOf(drawing.svg);
      const byLanguage = texts.flatMap(({ language, own }) => {
        const done = words.flatMap((word) => {
          const text = own[pathOf(drawing, word)];
          return text === undefined ? [] : [[word.id, text.trim()] as const];
        });
        return done.length > 0 ? [[language, Object.fromEntries(done)] as const] : [];
      });
      return [drawing.name, withLanguages(drawing.svg, base, Object.fromEntries(byLanguage))];
    }),
  );
}
