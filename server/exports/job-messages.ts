/** Between server and export process: the order, its input, its progress. Plain data, no secret. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { GroupWork } from "@/server/debrief/load-group-work";
import type { CertificateLogo } from "@/server/workers/certificates";
import type { DebriefInput } from "@/workshop/debrief/input";
import type { CalendarEvent } from "@/workshop/exports/calendar";
import type { Format } from "@/workshop/exports/formats";
import { toPlain } from "@/workshop/exports/json-with-maps";

export interface Order {
  /** Holds the data below, and takes the file. */
  folder: string;
  format: Format;
  /** The asker's interface language. */
  language: string;
  /** Languages of which there is a `report-<language>.json`, the asker's first. */
  languages: string[];
  expert: boolean;
  /** Address under which the people of exported statements are known; leads nowhere. */
  home: string;
  events: CalendarEvent[];
  /** What groups made and trainers released, by language, where a file needs it. */
  groups?: Record<string, GroupWork>;
  /** Of the workshop, for slides. */
  logo?: CertificateLogo | null;
  /** The exporting trainer and the day, in their language. */
  taken: string;
  /** Formats that this room has, for the archive. */
  available: Format[];
}

/** Names in the folder of an order. */
export const FILE = { input: "input.json", rounds: "rounds.ndjson", result: "result" } as const;
export const resultOf = (folder: string): string => path.join(folder, FILE.result);
export const reportFile = (language: string): string => `report-${language}.json`;
export const PASSED_ON = "report-to-pass-on.json";
export const HANDOUTS = "handouts.json";

/** The content of `input.json`: everything but the rounds, which stand one to a line in `rounds.ndjson`. */
export type InputHead = Omit<DebriefInput, "rounds">;

/** Yields to live rooms between two rounds. @throws when there is no room on the disk */
export async function writeInput(folder: string, { rounds, ...head }: DebriefInput): Promise<void> {
  await writeFile(path.join(folder, FILE.input), toPlain(head), { mode: 0o600 });
  const out = createWriteStream(path.join(folder, FILE.rounds), { mode: 0o600 });
  const broken = new Promise<never>((_, fail) => out.on("error", fail));
  broken.catch(() => undefined);
  for (const round of rounds) {
    if (!out.write(`${toPlain(round)}\n`)) await Promise.race([once(out, "drain"), broken]);
    else await new Promise((go) => setImmediate(go));
  }
  await Promise.race([new Promise<void>((done) => out.end(done)), broken]);
}

export type ProcessMessage =
  | { is: "progress"; done: number }
  | { is: "done"; bytes: number }
  | { is: "failed"; why: "too-large" | "took-too-long" | "broken" }
  /** A part of an archive that could not be made, and why, in words of our own; the others are in it. */
  | { is: "left-out"; format: Format; why: string };
