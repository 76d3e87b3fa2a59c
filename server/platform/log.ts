/**
 * The server's log, on stderr: one JSON line for each event, or a plain sentence on a terminal. Of errors it
 * holds kind, code and place and never the message, since messages repeat what was to be stored. Facts are
 * numbers and names of our own (docs/behaviour-operation.md).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { processWide } from "@/server/platform/process-wide";
import { codeOf, StartError } from "@/server/platform/start-error";
import { placesIn } from "@/server/platform/stack";

const levels = ["debug", "info", "warn", "error"] as const;
type Level = (typeof levels)[number];

/** Names and numbers of our own making; never texts that people typed or their addresses. */
type Facts = Record<string, string | number | boolean | undefined>;

const requests = processWide("requests", () => new AsyncLocalStorage<string>());
const plain = process.env.LOG_FORMAT ? process.env.LOG_FORMAT === "text" : process.stderr.isTTY === true;
const lowest = levels.indexOf((process.env.LOG_LEVEL as Level) || (plain ? "warn" : "info"));

export const requestId = (): string | undefined => requests.getStore();

const ID_BYTES = 6;
/** Random bytes for the next ids: drawing them one by one costs as much as judging an answer. */
let drawn = Buffer.alloc(0);
let used = 0;

/** An id for one request, of which nothing can be told. */
export function newRequestId(): string {
  if (used === drawn.length) {
    drawn = randomBytes(512 * ID_BYTES);
    used = 0;
  }
  used += ID_BYTES;
  return drawn.toString("hex", used - ID_BYTES, used);
}

/** Log lines of `work` carry the id. */
export const withRequestId = <T>(id: string, work: () => T): T => requests.run(id, work);

/** Kind, code and places in our own files of anything thrown, and sentences made for people. */
function errorFacts(error: unknown): Facts {
  if (error === undefined) return {};
  if (!(error instanceof Error)) return { error: typeof error };
  const places = placesIn(error.stack ?? "").slice(0, 3);
  return {
    error: error.name,
    code: codeOf(error) ?? codeOf(error.cause),
    at: places.length > 0 ? places.join(" < ") : undefined,
    says: error instanceof StartError ? error.message : undefined,
  };
}

/**
 * @param event a name of ours, for machines
 * @param sentence for people
 * @param error anything that was thrown
 */
type LogMethod = (event: string, sentence: string, error?: unknown, facts?: Facts) => void;

const logAt =
  (level: Level): LogMethod =>
  (event, sentence, error, facts = {}) => {
    if (levels.indexOf(level) < lowest) return;
    const details = { ...facts, ...errorFacts(error) };
    if (!plain) {
      const [time, request] = [new Date().toISOString(), requests.getStore()];
      process.stderr.write(`${JSON.stringify({ time, level, event, request, sentence, ...details })}\n`);
      return;
    }
    const pairs = Object.entries(details).flatMap(([name, value]) =>
      value === undefined ? [] : `${name} ${value}`,
    );
    process.stderr.write(`${sentence}${pairs.length > 0 ? ` (${pairs.join(", ")})` : ""}\n`);
  };

export const log = { debug: logAt("debug"), info: logAt("info"), warn: logAt("warn"), error: logAt("error") };

/**
 * Turns libraries' console output into log lines of kind, code and place: Next and Prisma repeat requests
 * with their values.
 */
export function redirectConsole(): void {
  const tamed =
    (level: "error" | "warn" | "debug") =>
    (...said: unknown[]) =>
      log[level](
        "library",
        "A library reported something.",
        said.find((one) => one instanceof Error),
      );
  console.error = tamed("error");
  console.warn = tamed("warn");
  console.info = tamed("debug");
  console.log = tamed("debug");
  console.debug = tamed("debug");
}
