/**
 * Reads the authored workshops: content/<workshop>/<language>/, where workshop.yaml describes the workshop
 * and each NN-slug.yaml is one session; words.yaml, the glossary, agendas.yaml and handouts.yaml are lists
 * that may be missing. A folder with translation.yaml is a translation (load-translation.ts). Authors do not
 * program, so a mistake is one sentence that names the file and the field. Reads once and synchronously, at
 * start.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { loadTranslation, TRANSLATION_FILE } from "@/server/editor/content/load-translation";
import { readYaml, wrong } from "@/server/editor/content/read-yaml";
import { checkHandouts } from "@/workshop/handouts/check";
import { checkAgendas, checkSessions, checkWords, checkWorkshop } from "@/workshop/content/check";
import {
  type Session,
  sessionSchema,
  type Word,
  type Workshop,
  workshopSchema,
} from "@/workshop/content/workshop";

/** The folder beside the languages of a workshop that holds its pictures. */
export const ASSETS_FOLDER = "assets";

/** The file of a session: its number and a name for people. */
export const SESSION_FILE = /^(\d\d)-[a-z0-9-]+\.yaml$/;

/** Parts with a file of their own in a language's folder, besides the sessions. */
export const HEAD_FILE = "workshop.yaml";
export const WORDS_FILE = "words.yaml";
export const AGENDAS_FILE = "agendas.yaml";
export const HANDOUTS_FILE = "handouts.yaml";

/** The content of workshop.yaml: the workshop without the parts that have files of their own. */
const headSchema = z
  .strictObject(workshopSchema.shape)
  .omit({ sessions: true, agendas: true, words: true, handouts: true, translations: true });

/**
 * Every workshop under `root` with its translations, ordered by folder name.
 * @throws Error with one sentence that names file and field, at the first file that is wrong.
 */
export function loadWorkshops(root: string): Workshop[] {
  if (!fs.existsSync(root)) throw new Error(`${root}: there is no such folder of workshops.`);
  return foldersIn(root).map((id) => loadLanguages(path.join(root, id), id));
}

function loadLanguages(folder: string, id: string): Workshop {
  const { workshop, translations } = loadBase(folder, id);
  return {
    ...workshop,
    translations: Object.fromEntries(
      translations.map((language) => [language, loadTranslation(path.join(folder, language), workshop)]),
    ),
  };
}

/**
 * The workshop in the language in which it was written, and the languages that have a folder as translations.
 * @throws Error with one sentence that names file and field.
 */
export function loadBase(folder: string, id: string): { workshop: Workshop; translations: string[] } {
  const { base, translations } = languagesIn(folder);
  return { workshop: loadWorkshop(path.join(folder, base), id, base), translations };
}

/**
 * The language in which a workshop was written, and those of its translations, by its folders.
 * @throws Error with one sentence that names the file.
 */
export function languagesIn(folder: string): { base: string; translations: string[] } {
  const languages = foldersIn(folder).filter((name) => name !== ASSETS_FOLDER);
  const translations = languages.filter((name) => fs.existsSync(path.join(folder, name, TRANSLATION_FILE)));
  const [base, another] = languages.filter((name) => !translations.includes(name));
  if (!base)
    throw wrong(folder, `${HEAD_FILE}: no language has this file; one must be the language of the workshop.`);
  if (another)
    throw wrong(
      path.join(folder, another, TRANSLATION_FILE),
      "this file is missing; a workshop is written in one language, and every other is a translation.",
    );
  return { base, translations };
}

function loadWorkshop(folder: string, id: string, language: string): Workshop {
  const headFile = path.join(folder, HEAD_FILE);
  if (!fs.existsSync(headFile))
    throw new Error(`${headFile}: this file is missing; each language needs one.`);
  const head = readYaml(headFile, headSchema);
  if (head.id !== id) throw wrong(headFile, `id: "${head.id}" should be "${id}", like the folder.`);
  if (head.language !== language)
    throw wrong(headFile, `language: "${head.language}" should be "${language}", like the folder.`);

  const files = fs
    .readdirSync(folder)
    .filter(
      (name) => /\.ya?ml$/.test(name) && ![HEAD_FILE, WORDS_FILE, AGENDAS_FILE, HANDOUTS_FILE].includes(name),
    )
    .sort();
  if (files.length === 0)
    throw wrong(folder, "sessions: there is no session file such as 01-opening.yaml here.");

  const words = readList(path.join(folder, WORDS_FILE), workshopSchema.shape.words, checkWords);
  const sessions = files.map((name) => loadSession(path.join(folder, name), words));
  const agendas = readList(path.join(folder, AGENDAS_FILE), workshopSchema.shape.agendas, (all) =>
    checkAgendas(all, sessions),
  );
  const handouts = readList(path.join(folder, HANDOUTS_FILE), workshopSchema.shape.handouts, (all) =>
    checkHandouts(all, sessions),
  );
  const workshop: Workshop = { ...head, sessions, agendas, words, handouts, translations: {} };
  const [problem] = checkWorkshop(workshop);
  if (problem) throw wrong(folder, problem);
  return workshop;
}

/** A list of its own file, checked; empty where there is no such file. */
function readList<T>(file: string, schema: z.ZodType<T[]>, check: (list: T[]) => string[]): T[] {
  if (!fs.existsSync(file)) return [];
  const list = readYaml(file, schema);
  const [problem] = check(list);
  if (problem) throw wrong(file, problem);
  return list;
}

function loadSession(file: string, words: Word[]): Session {
  const number = SESSION_FILE.exec(path.basename(file))?.[1];
  if (!number) throw wrong(file, "name: a session file is named like 02-who-is-a-victim.yaml.");
  const session = readYaml(file, sessionSchema);
  if (session.number !== Number(number)) {
    throw wrong(file, `number: ${session.number} should be ${Number(number)}, like the file's name.`);
  }
  const [problem] = checkSessions([session], words);
  if (problem) throw wrong(file, problem);
  return session;
}

export function foldersIn(root: string): string[] {
  return fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}
