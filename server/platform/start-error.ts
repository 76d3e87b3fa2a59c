/**
 * Errors that end a start: one sentence on stderr that says what to do, and an exit code for each cause.
 * Causes that people can repair are StartErrors; all others are reported as bugs. Stack traces are shown with
 * PLENARY_DEV=1 only.
 */

/** Exit codes by cause. 1 is left for bugs and for a stop that had to be forced. */
export const exitCodes = {
  settings: 20,
  port: 21,
  dataDirectory: 22,
  databaseUnreachable: 23,
  databaseUnsuitable: 24,
  anotherCopy: 25,
  migration: 26,
  embeddedDatabase: 27,
  build: 28,
  installation: 29,
  secrets: 30,
} as const;

type StartCause = keyof typeof exitCodes;

export class StartError extends Error {
  readonly exitCode: number;

  constructor(
    readonly reason: StartCause,
    message: string,
  ) {
    super(message);
    this.name = "StartError";
    this.exitCode = exitCodes[reason];
  }
}

/** The first non-blank line of the message of anything thrown, with the error code of Prisma; never empty. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  const text = error instanceof Error ? error.message || error.name : String(error);
  const line = /\S.*/.exec(text)?.[0].trim() ?? "unknown error";
  const code = codeOf(error);
  return code && /^P\d{4}$/.test(code) ? `${line} (${code})` : line;
}

/** The system's or Postgres's error code ("EADDRINUSE", "28P01"), or undefined. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === "string" ? code : undefined;
}

/** The database did not answer, or refused. */
export const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error && /^(PrismaClient|DriverAdapter)/.test(error.name);

/** Writes the sentence for `error` to stderr and returns the exit code to leave with. */
export function reportFatal(error: unknown): number {
  if (error instanceof StartError) {
    process.stderr.write(`\n${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`\nPlenary stopped because of a mistake of its own: ${messageOf(error)}\n`);
  if (process.env.PLENARY_DEV === "1" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 1;
}
