/**
 * The environment, parsed once at start. Every bad value becomes a sentence that names the variable, what was
 * found and what is allowed; secrets and addresses that may hold a password are never repeated.
 * A misspelled variable of ours is refused, because a setting that is silently ignored is worse than none.
 */
import path from "node:path";
import { z } from "zod";
import { StartError } from "@/server/platform/start-error";
import { everyAddress } from "@/server/platform/settings/lan";
import { projectRoot } from "@/server/platform/settings/project-root";
import { ESCAPES, isUrl } from "@/server/platform/settings/is-url";
import {
  signInAllowed,
  signInHidden,
  type SignInSettings,
  signInSettings,
  signInVariables,
} from "@/server/platform/settings/sign-in";

export interface Env {
  port: number;
  /** A later port will do where this one is taken: no setting names it, or an address that leads to it. */
  portMayMove: boolean;
  host: string;
  /** A Postgres of one's own; without it the embedded one is used. */
  databaseUrl: string | undefined;
  /**
   * A Redis or Valkey that joins this process to others over the same database; without it this is the only
   * one.
   */
  redisUrl: string | undefined;
  /** Absolute path of the folder for the embedded database. */
  dataDir: string;
  /** Absolute path of the folder for the files of the secrets: the data folder, unless they lie apart. */
  secretsDir: string;
  /** Given secret, at least 32 characters; without it that of the file is taken. */
  secret: string | undefined;
  /** Given secret half of the signing key, 32 bytes as base64url; without it that of the file is taken. */
  signingKey: string | undefined;
  /** Origin under which browsers reach the server, without a trailing slash. */
  publicUrl: string | undefined;
  /** Ways of signing in besides passwords and passkeys. */
  signIn: SignInSettings;
  /** Spans go to a collector, which the standard variables of OpenTelemetry name. */
  traces: boolean;
  mode: "development" | "production" | "test";
  /** Opens /metrics for other machines, as a bearer token. */
  metricsToken: string | undefined;
  /** Next in development mode. */
  dev: boolean;
  /** Draw the QR even where stdout is no terminal. */
  alwaysQr: boolean;
  /** A person started this on a machine with a screen: a browser opens. */
  desktop: boolean;
}

const folder = z.string().transform((value) => path.resolve(value));
const flag = z.enum(["0", "1"]).transform((value) => value === "1");

/** Every setting and its values; `.env.example` is made from this. */
export const variables = {
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
  DATABASE_URL: z.string().refine(isUrl("postgres:", "postgresql:")).optional(),
  REDIS_URL: z.string().refine(isUrl("redis:", "rediss:")).optional(),
  PLENARY_DATA: folder.default(path.join(projectRoot, ".data")),
  PLENARY_SECRETS_DIRECTORY: folder.optional(),
  PLENARY_SECRET: z.string().min(32).optional(),
  PLENARY_SIGNING_KEY: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine(isUrl("http:", "https:"))
    .transform((value) => new URL(value))
    .refine((url) => url.pathname === "/" && !url.search && !url.hash && !url.username)
    .transform((url) => url.origin)
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,}$/)
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().refine(isUrl("http:", "https:")).optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.literal("http/json").optional(),
  OTEL_SDK_DISABLED: z.string().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).optional(),
  LOG_FORMAT: z.enum(["text", "json"]).optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PLENARY_DEV: flag.default(false),
  PLENARY_QR: flag.default(false),
  PLENARY_DESKTOP: flag.default(false),
  ...signInVariables,
};

export type SettingName = keyof typeof variables;

/** The values of each, as the end of a sentence. */
export const allowed: Record<SettingName, string> = {
  PORT: "a whole number from 1 to 65535, for example PORT=3001",
  HOST: "an address of this machine, for example 0.0.0.0 (everybody on the network) or 127.0.0.1 (this machine only)",
  DATABASE_URL:
    `an address such as postgres://user:password@host:5432/name${ESCAPES}; leave it out to use the ` +
    "embedded database",
  REDIS_URL: `an address such as redis://host:6379${ESCAPES}; leave it out to run a single server`,
  PLENARY_DATA: "a path to a folder, for example /var/lib/plenary",
  PLENARY_SECRETS_DIRECTORY:
    "a path to a folder, for example /etc/plenary/secrets; leave it out to keep the secrets in the data folder",
  PLENARY_SIGNING_KEY: "32 random bytes as base64url (43 characters); leave it out to have it made",
  PLENARY_SECRET: "at least 32 characters that nobody can guess; leave it out to have one made",
  PUBLIC_URL: "an http or https address without a path, for example https://plenary.example.org",
  METRICS_TOKEN:
    "16 or more letters and digits that nobody can guess; leave it out to show /metrics on this machine alone",
  OTEL_EXPORTER_OTLP_ENDPOINT:
    "the http or https address of a collector of traces, for example http://localhost:4318; leave it " +
    "out to have no traces",
  OTEL_EXPORTER_OTLP_PROTOCOL: "http/json, the one way in which Plenary sends traces; leave it out",
  OTEL_SDK_DISABLED: "true or false",
  LOG_LEVEL: "debug, info, warn or error",
  LOG_FORMAT: "text or json; leave it out for sentences on a terminal and JSON elsewhere",
  NODE_ENV: "development, production or test",
  PLENARY_DEV: "0 or 1",
  PLENARY_QR: "0 or 1",
  PLENARY_DESKTOP: "0 or 1",
  ...signInAllowed,
};

const hidden = new Set<SettingName>([
  "DATABASE_URL",
  "REDIS_URL",
  "PLENARY_SECRET",
  "PLENARY_SIGNING_KEY",
  "PUBLIC_URL",
  "METRICS_TOKEN",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  ...signInHidden,
]);

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

/** Shorter names are close to those of many other programs: PORT, HOST. */
const MIN_LENGTH_OF_CLOSE = 8;
const CLOSE = 2;

/** Refuses names of ours that are no setting, and names close to a setting that is not set. */
function refuseUnknown(values: Record<string, unknown>): void {
  for (const name of Object.keys(values).filter((one) => !(one in variables))) {
    const [nearest, far] = Object.keys(variables)
      .map((other) => [other, distance(other, name.toUpperCase())] as const)
      .reduce((one, other) => (other[1] < one[1] ? other : one));
    const close = nearest.length >= MIN_LENGTH_OF_CLOSE && far <= CLOSE && !(nearest in values);
    if (close || /^(PLENARY|OIDC|SMTP)_/.test(name))
      throw new StartError(
        "settings",
        `There is no setting ${name}: did you mean ${nearest}? .env.example names all settings.`,
      );
  }
}

function refuseValue(name: SettingName, value: string): never {
  const shown = hidden.has(name)
    ? ["PLENARY_SECRET", "PLENARY_SIGNING_KEY", "METRICS_TOKEN", "OIDC_CLIENT_SECRET"].includes(name)
      ? `something of ${value.length} characters`
      : "something else (not repeated here, as it may hold a password)"
    : JSON.stringify(value);
  throw new StartError("settings", `${name} must be ${allowed[name]}; found ${shown}.`);
}

/** Processes that are joined must have the same database, the same secret and the same signing key. */
function refuseHalfJoined(values: Partial<Record<SettingName, unknown>>): void {
  const secrets = values.PLENARY_SECRETS_DIRECTORY
    ? []
    : (["PLENARY_SECRET", "PLENARY_SIGNING_KEY"] as const);
  const missing = (["DATABASE_URL", ...secrets] as const).filter((name) => !values[name]);
  if (missing.length === 0) return;
  throw new StartError(
    "settings",
    `REDIS_URL joins several servers, and all of them need the same ${missing.join(" and ")}: set ` +
      `${missing.length === 1 ? "it" : "them"}, or remove REDIS_URL to run a single server.`,
  );
}

/**
 * An empty variable counts as not set.
 * @throws StartError ("settings") with a sentence about the first bad variable
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const settings = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  refuseUnknown(settings);
  const parsed = z.object(variables).safeParse(settings);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as SettingName;
    refuseValue(name, settings[name] ?? "");
  }
  const values = parsed.data;
  const signIn = signInSettings(values, values.PUBLIC_URL);
  if (typeof signIn === "string") throw new StartError("settings", signIn);
  if (values.REDIS_URL) refuseHalfJoined(values);
  return {
    port: values.PORT,
    portMayMove: !settings.PORT && !values.PUBLIC_URL && !values.REDIS_URL,
    host: settings.HOST ? values.HOST : everyAddress(),
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    dataDir: values.PLENARY_DATA,
    secretsDir: values.PLENARY_SECRETS_DIRECTORY ?? values.PLENARY_DATA,
    secret: values.PLENARY_SECRET,
    signingKey: values.PLENARY_SIGNING_KEY,
    publicUrl: values.PUBLIC_URL,
    metricsToken: values.METRICS_TOKEN,
    signIn,
    traces:
      values.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && values.OTEL_SDK_DISABLED?.toLowerCase() !== "true",
    mode: values.NODE_ENV,
    dev: values.PLENARY_DEV,
    alwaysQr: values.PLENARY_QR,
    desktop: values.PLENARY_DESKTOP,
  };
}
