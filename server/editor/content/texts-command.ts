/**
 * `npm run texts -- <workshop> <language> [file…] [--room]`: writes a translator's files, and lists the
 * missing texts.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { drawingTexts, tooLong } from "@/server/editor/content/drawings";
import { loadBase, SESSION_FILE } from "@/server/editor/content/load";
import { TRANSLATION_FILE, translationFiles } from "@/server/editor/content/load-translation";
import { readYaml } from "@/server/editor/content/read-yaml";
import { sheetsOf, sheetText } from "@/server/editor/content/translation-file";
import { projectRoot } from "@/server/platform/settings/project-root";
import { checkTexts } from "@/workshop/content/check-translation";
import { doubtsAboutTexts } from "@/workshop/content/translation-doubts";
import { textsOf } from "@/workshop/content/texts";
import { languageTag } from "@/model/text/text-schemas";

const print = (line: string): void => void process.stdout.write(`${line}\n`);

function main([id, language, ...more]: string[]): void {
  if (!id || !languageTag.safeParse(language).success || !language)
    throw new Error("Name a workshop and a language: npm run texts -- victim-centred-approach id");
  const root = path.join(projectRoot, "content", id);
  if (!fs.existsSync(root)) throw new Error(`${root}: there is no such workshop.`);
  const { workshop } = loadBase(root, id);
  if (language === workshop.language)
    throw new Error(`"${language}" is the language in which this workshop is written.`);
  const folder = path.join(root, language);
  fs.mkdirSync(folder, { recursive: true });
  const head = path.join(folder, TRANSLATION_FILE);
  if (!fs.existsSync(head))
    fs.writeFileSync(
      head,
      "# draft, or reviewed once a native-speaking professional has read every text.\nstatus: draft\n",
    );

  const translated: Record<string, string> = Object.assign(
    {},
    ...translationFiles(folder).map(
      (name) => readYaml(path.join(folder, name), z.record(z.string(), z.string()).nullable()) ?? {},
    ),
  );
  const room = more.includes("--room");
  const chosen = more.filter((word) => !word.startsWith("--"));
  const names = fs.readdirSync(path.join(root, workshop.language));
  const fileOf = (session: number) =>
    names.find((name) => Number(SESSION_FILE.exec(name)?.[1]) === session) ?? "";
  const texts = [...textsOf(workshop), ...drawingTexts(root)];
  const sheets = sheetsOf(workshop, texts, fileOf);
  const stranger = chosen.find((name) => !sheets.some(({ file }) => file === name));
  if (stranger)
    throw new Error(`There is no file ${stranger}; there are ${sheets.map(({ file }) => file).join(", ")}.`);
  for (const sheet of sheets) {
    const done = sheet.texts.filter((t) => translated[t.path]);
    const left = sheet.texts.length - done.length;
    const leftOfRoom = sheet.texts.filter((t) => t.audience === "room" && !translated[t.path]).length;
    print(
      `${sheet.file}: ${done.length} of ${sheet.texts.length} texts; missing ${left}, of which people ` +
        `in the room see ${leftOfRoom}.`,
    );
    if (chosen.length > 0 ? !chosen.includes(sheet.file) : false) continue;
    fs.writeFileSync(
      path.join(folder, sheet.file),
      sheetText(sheet, translated, (t) => !room || t.audience === "room"),
    );
  }
  for (const { path: place, sentence } of checkTexts(texts, translated)) print(`WRONG ${place}: ${sentence}`);
  const doubts = [...doubtsAboutTexts(texts, translated), ...tooLong(root, language, translated)];
  for (const { path: place, sentence } of doubts) print(`look at ${place}: ${sentence}`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
