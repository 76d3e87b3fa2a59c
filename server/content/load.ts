/**
 * Reads the authored workshops: content/<workshop>/<language>/, where workshop.yaml says what the
 * workshop is and each NN-slug.yaml is one session; words.yaml, the glossary, and agendas.yaml are
 * lists that may be missing. Authors do not program, so whatever is wrong is told as one sentence
 * that names the file and the field. Reads once and synchronously, at start.
 */
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { ASSETS_FOLDER } from "@/server/content/assets";
import { checkAgendas, checkSessions, checkWords, checkWorkshop } from "@/workshop/content/check";
import { type Session, sessionSchema, type Word, type Workshop, workshopSchema } from "@/workshop/content/workshop";

const SESSION_FILE = /^(\d\d)-[a-z0-9-]+\.yaml$/;

/** What has a file of its own in a language's folder, besides the sessions. */
const HEAD_FILE = "workshop.yaml";
const WORDS_FILE = "words.yaml";
const AGENDAS_FILE = "agendas.yaml";

/** What workshop.yaml holds: the workshop without what has files of its own. */
const headSchema = z
  .strictObject(workshopSchema.shape)
  .omit({ sessions: true, agendas: true, words: true });

/**
 * Every workshop under `root`, one for each language, ordered by folder name.
 * @throws Error with one sentence that names file and field, at the first file that is wrong.
 */
export function loadWorkshops(root: string): Workshop[] {
  if (!fs.existsSync(root)) throw new Error(`${root}: there is no such folder of workshops.`);
  return folders(root).flatMap((id) =>
    folders(path.join(root, id)).filter((name) => name !== ASSETS_FOLDER).map((language) => loadWorkshop(path.join(root, id, language), id, language)),
  );
}

function loadWorkshop(folder: string, id: string, language: string): Workshop {
  const headFile = path.join(folder, HEAD_FILE);
  if (!fs.existsSync(headFile))
    throw new Error(`${headFile}: this file is missing; each language needs one.`);
  const head = read(headFile, headSchema);
  if (head.id !== id) throw wrong(headFile, `id: "${head.id}" should be "${id}", like the folder.`);
  if (head.language !== language)
    throw wrong(headFile, `language: "${head.language}" should be "${language}", like the folder.`);

  const files = fs
    .readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name) && ![HEAD_FILE, WORDS_FILE, AGENDAS_FILE].includes(name))
    .sort();
  if (files.length === 0)
    throw wrong(folder, "sessions: there is no session file such as 01-opening.yaml here.");

  const words = readList(path.join(folder, WORDS_FILE), workshopSchema.shape.words, checkWords);
  const sessions = files.map((name) => loadSession(path.join(folder, name), words));
  const agendas = readList(path.join(folder, AGENDAS_FILE), workshopSchema.shape.agendas, (all) =>
    checkAgendas(all, sessions),
  );
  const workshop: Workshop = { ...head, sessions, agendas, words };
  const [problem] = checkWorkshop(workshop);
  if (problem) throw wrong(folder, problem);
  return workshop;
}

/** A list of its own file, checked; empty where there is no such file. */
function readList<T>(file: string, schema: z.ZodType<T[]>, check: (list: T[]) => string[]): T[] {
  if (!fs.existsSync(file)) return [];
  const list = read(file, schema);
  const [problem] = check(list);
  if (problem) throw wrong(file, problem);
  return list;
}

function loadSession(file: string, words: Word[]): Session {
  const number = SESSION_FILE.exec(path.basename(file))?.[1];
  if (!number) throw wrong(file, "name: a session file is named like 02-who-is-a-victim.yaml.");
  const session = read(file, sessionSchema);
  if (session.number !== Number(number)) {
    throw wrong(file, `number: ${session.number} should be ${Number(number)}, like the file's name.`);
  }
  const [problem] = checkSessions([session], words);
  if (problem) throw wrong(file, problem);
  return session;
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const raw = parseYaml(file);
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw wrong(file, `${fieldOf(issue!.path, raw)}: ${issue!.message.replace(/\.?$/, ".")}`);
}

function parseYaml(file: string): unknown {
  try {
    return parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    // The library adds a picture of the lines below its first one.
    const [first] = (error as Error).message.split("\n");
    throw wrong(file, `this is not valid YAML: ${first!.replace(/[:.]?$/, ".")}`);
  }
}

/** A field as an author sees it: ids where the file has them, "#3" for the third entry of a list else. */
function fieldOf(steps: readonly PropertyKey[], raw: unknown): string {
  let here = raw;
  const names = steps.map((step) => {
    here = (here as Record<PropertyKey, unknown> | null | undefined)?.[step];
    if (typeof step !== "number") return String(step);
    const id = (here as { id?: unknown } | null | undefined)?.id;
    return typeof id === "string" ? id : `#${step + 1}`;
  });
  return names.join(".") || "the whole file";
}

const wrong = (file: string, sentence: string) => new Error(`${file}: ${sentence}`);

function folders(root: string): string[] {
  return fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}
