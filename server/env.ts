/**
 * The environment, parsed once at start. Every bad value becomes a sentence that names the variable, what was
 * found and what is allowed; secrets and addresses that may hold a password are never repeated.
 * A misspelled PLENARY_ variable is refused, because a setting that is silently ignored is worse than none.
 */
import path from "node:path";
import { z } from "zod";
import { StartError } from "@/server/fatal";
import { projectRoot } from "@/server/project-root";

export interface Env {
  /** TCP port of the one server. */
  port: number;
  /** Address to listen on. */
  host: string;
  /** A Postgres of one's own; without it the embedded one is used. */
  databaseUrl: string | undefined;
  /** Absolute path of the folder for the embedded database and the server's secret. */
  dataDir: string;
  /** Given secret, at least 32 characters; without it one is generated in the data folder. */
  secret: string | undefined;
  /** Origin under which browsers reach the server, without a trailing slash. */
  publicUrl: string | undefined;
  mode: "development" | "production" | "test";
  /** Next in development mode. */
  dev: boolean;
  /** Draw the QR even where stdout is no terminal. */
  alwaysQr: boolean;
}

const isUrl = (schemes: string[]) => (value: string) =>
  URL.canParse(value) && schemes.includes(new URL(value).protocol);
const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const variables = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/)
    .default("0.0.0.0"),
  DATABASE_URL: z
    .string()
    .refine(isUrl(["postgres:", "postgresql:"]))
    .optional(),
  PLENARY_DATA: z
    .string()
    .transform((folder) => path.resolve(folder))
    .default(path.join(projectRoot, ".data")),
  PLENARY_SECRET: z.string().min(32).optional(),
  PUBLIC_URL: z
    .string()
    .refine(isUrl(["http:", "https:"]))
    .transform((value) => new URL(value))
    .refine((url) => url.pathname === "/" && !url.search && !url.hash && !url.username)
    .transform((url) => url.origin)
    .optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PLENARY_DEV: flag.default(false),
  PLENARY_QR: flag.default(false),
};

type Name = keyof typeof variables;

const allowed: Record<Name, string> = {
  PORT: "a whole number from 1 to 65535, for example PORT=3001",
  HOST: "an address of this machine, for example 0.0.0.0 (everybody on the network) or 127.0.0.1 (this machine only)",
  DATABASE_URL:
    "an address such as postgres://user:password@host:5432/name; leave it out to use the embedded database",
  PLENARY_DATA: "a path to a folder, for example /var/lib/plenary",
  PLENARY_SECRET: "at least 32 characters that nobody can guess; leave it out to have one made",
  PUBLIC_URL: "an http or https address without a path, for example https://plenary.example.org",
  NODE_ENV: "development, production or test",
  PLENARY_DEV: "0 or 1",
  PLENARY_QR: "0 or 1",
};

const hidden = new Set<Name>(["DATABASE_URL", "PLENARY_SECRET", "PUBLIC_URL"]);

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function refuseUnknown(name: string): never {
  const known = Object.keys(variables).filter((other) => other.startsWith("PLENARY_"));
  const nearest = known.toSorted((a, b) => distance(a, name) - distance(b, name))[0];
  throw new StartError(
    "settings",
    `There is no setting ${name}: did you mean ${nearest}? The settings are ${known.join(", ")}.`,
  );
}

function refuseValue(name: Name, value: string): never {
  const found = hidden.has(name)
    ? name === "PLENARY_SECRET"
      ? `something of ${value.length} characters`
      : "something else (not repeated here, as it may hold a password)"
    : JSON.stringify(value);
  throw new StartError("settings", `${name} must be ${allowed[name]}; found ${found}.`);
}

/**
 * Parses the environment; an empty variable counts as not set.
 * @throws StartError ("settings") with a sentence about the first bad variable.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  for (const name of Object.keys(given))
    if (name.startsWith("PLENARY_") && !(name in variables)) refuseUnknown(name);
  if (given.REDIS_URL)
    throw new StartError(
      "settings",
      "REDIS_URL is set, but several servers over one Redis are not supported yet in this version: remove REDIS_URL and run a single server.",
    );
  const parsed = z.object(variables).safeParse(given);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as Name;
    refuseValue(name, given[name] ?? "");
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.PLENARY_DATA,
    secret: values.PLENARY_SECRET,
    publicUrl: values.PUBLIC_URL,
    mode: values.NODE_ENV,
    dev: values.PLENARY_DEV,
    alwaysQr: values.PLENARY_QR,
  };
}
