/**
 * Reads a translation of an authored workshop: content/<workshop>/<language>/ with translation.yaml, which
 * tells whether it was reviewed, and files that are maps from the path of a text to the text. The
 * name of a file is for people; paths tell where a text belongs (workshop/content/texts.ts).
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { readYaml, wrong } from "@/server/editor/content/read-yaml";
import { checkTranslation } from "@/workshop/content/check-translation";
import { languageTag } from "@/model/text/text-schemas";
import { type Translation, translationSchema, type Workshop } from "@/workshop/content/workshop";

/** The file that makes the folder of a language a translation. */
export const TRANSLATION_FILE = "translation.yaml";

const headSchema = translationSchema.pick({ status: true });

/** The words of the drawings, which belong to their files (drawings.ts) and not to the workshop. */
export const DRAWINGS_FILE = "drawings.yaml";

/** A file whose texts are all still to be written is empty, which YAML reads as null. */
export const textsSchema = z.record(z.string(), z.string()).nullable();

/**
 * The translation in `folder`, whose name is its language.
 * @throws Error with one sentence that names the file and the path.
 */
export function loadTranslation(folder: string, workshop: Workshop): Translation {
  const language = path.basename(folder);
  if (!languageTag.safeParse(language).success)
    throw wrong(folder, `"${language}" is not the tag of a language, such as id or pt-BR.`);
  const { status } = readYaml(path.join(folder, TRANSLATION_FILE), headSchema);
  const texts: Record<string, string> = {};
  for (const name of translationFiles(folder).filter((one) => one !== DRAWINGS_FILE)) {
    const file = path.join(folder, name);
    const translated = readYaml(file, textsSchema) ?? {};
    const [problem] = checkTranslation(workshop, translated);
    if (problem) throw wrong(file, `${problem.path}: ${problem.sentence}`);
    const twice = Object.keys(translated).find((p) => Object.hasOwn(texts, p));
    if (twice) throw wrong(file, `${twice}: another file of this language has this text too.`);
    for (const [p, text] of Object.entries(translated)) texts[p] = text.trim();
  }
  return { status, texts };
}

/** The files of texts in a translation's folder. */
export const translationFiles = (folder: string): string[] =>
  fs
    .readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name) && name !== TRANSLATION_FILE)
    .sort();
