/**
 * The text of `.env.example`: every setting of the server with its use, its values, and its default or an
 * example. Pure. `npm run env-example` writes the file; a test compares the two.
 */
import { allowed, type SettingName, variables } from "@/server/platform/settings/env";

interface Setting {
  /** One sentence. */
  use: string;
  /** For settings without a default that can be shown. Secrets have none: they must not be copied. */
  example?: string;
}

const groups: { title: string; settings: Partial<Record<SettingName, Setting>> }[] = [
  {
    title: "Address and port",
    settings: {
      PORT: { use: "The port on which the server listens." },
      HOST: { use: "The address on which the server listens." },
      PUBLIC_URL: {
        use: "The address that browsers use, when a proxy with TLS stands in front of the server.",
        example: "https://plenary.example.org",
      },
    },
  },
  {
    title: "Database and processes",
    settings: {
      DATABASE_URL: {
        use: "A Postgres of your own (14 or newer), instead of the one that the server starts by itself.",
        example: "postgres://user:password@localhost:5432/plenary",
      },
      REDIS_URL: {
        use: "A Redis or Valkey that joins several servers; all need the same DATABASE_URL and the same secrets.",
        example: "redis://localhost:6379",
      },
    },
  },
  {
    title: "Data and keys",
    settings: {
      PLENARY_DATA: {
        use: "The folder for the server's own database and its secrets; the default is .data in the project's folder.",
        example: ".data",
      },
      PLENARY_SECRETS_DIRECTORY: {
        use: "The folder for the secrets where they lie apart from the data; it may be read-only once they are in it.",
        example: "/etc/plenary/secrets",
      },
      PLENARY_SECRET: {
        use: "The secret from which the server makes its other keys, for example the output of: openssl rand -hex 32",
      },
      PLENARY_SIGNING_KEY: {
        use:
          "The key that signs certificates and records of erasure, for example the output of: node -p " +
          "'crypto.randomBytes(32).toString(\"base64url\")'",
      },
    },
  },
  {
    title: "Logs, traces and metrics",
    settings: {
      LOG_LEVEL: { use: "How much is logged; the default is info, and warn on a terminal.", example: "info" },
      LOG_FORMAT: { use: "How log lines are written.", example: "json" },
      OTEL_EXPORTER_OTLP_ENDPOINT: {
        use: "Where traces are sent (OpenTelemetry); without it there are none.",
        example: "http://localhost:4318",
      },
      OTEL_EXPORTER_OTLP_PROTOCOL: {
        use: "How traces are sent; there is only one way, so this is rarely set.",
        example: "http/json",
      },
      OTEL_SDK_DISABLED: { use: "Switches traces off although an endpoint is set.", example: "true" },
      METRICS_TOKEN: {
        use:
          "Lets other machines read /metrics with this bearer token, for example the output of: openssl " +
          "rand -hex 24",
      },
    },
  },
  {
    title: "Single sign-on with an OpenID provider (needs PUBLIC_URL)",
    settings: {
      OIDC_ISSUER: { use: "The provider.", example: "https://login.example.org/realms/staff" },
      OIDC_CLIENT_ID: { use: "The name of this server at the provider.", example: "plenary" },
      OIDC_CLIENT_SECRET: { use: "The secret of this server at the provider." },
      OIDC_NAME: { use: "The name of the organisation on the sign-in button.", example: "Example Institute" },
      OIDC_ALLOWED_DOMAINS: {
        use: "E-mail domains whose people may sign in without an invitation.",
        example: "example.org",
      },
      OIDC_TRAINER_CLAIM: {
        use: "The claim of trainers; with it, only people who hold this claim or that of owners can sign in here.",
        example: "groups=plenary-trainers",
      },
      OIDC_OWNER_CLAIM: {
        use: "The claim of owners; each sign-in gives or takes the role by it.",
        example: "groups=plenary-owners",
      },
      OIDC_SCOPES: { use: "The scopes that are asked for." },
      OIDC_LINK: {
        use:
          "How somebody with an account from before connects it: by typing its password, or because the " +
          "provider says that the e-mail address is verified.",
      },
    },
  },
  {
    title: "E-mail, for sign-in links and new passwords (needs PUBLIC_URL)",
    settings: {
      SMTP_URL: { use: "The mail server.", example: "smtps://user:password@mail.example.org" },
      MAIL_FROM: { use: "The sender of all mails.", example: "Plenary <plenary@example.org>" },
    },
  },
  {
    title: "For development",
    settings: {
      NODE_ENV: { use: "The mode of the server; leave it as it is for real workshops." },
      PLENARY_DEV: { use: "Serves the pages in development mode; npm run dev sets it." },
      PLENARY_QR: { use: "Draws the QR code at the start even when the output is not a terminal." },
      PLENARY_DESKTOP: {
        use: "Opens the trainer's page in a browser of this machine when Plenary is ready.",
      },
    },
  },
];

const head = `# Settings of Plenary. All are optional: "npm install && npm start" needs none of them.
#
# Copy this file to .env, remove the # in front of the settings that you need, and change their values.
# The server does not read .env by itself:
#
#   npm           set -a; . ./.env; set +a; npm start
#   Docker        docker compose reads .env; docker-compose.yml says which settings it hands on to the server. It also
#                 needs POSTGRES_PASSWORD, and sets DATABASE_URL and REDIS_URL itself: docs/operations.md, "Containers".
#   systemd       put the lines into /etc/plenary/plenary.env, which ops/plenary.service reads: docs/operations.md.
#
# Keep .env out of Git: it may hold passwords.
#
# This file is made from server/platform/settings/env.ts. Do not edit it; run: npm run env-example
`;

/** A default as it is typed; undefined where there is none, or where it is a path of this machine. */
function defaultOf(name: SettingName): string | undefined {
  const parsed = variables[name].safeParse(undefined);
  if (!parsed.success || parsed.data === undefined || name === "PLENARY_DATA") return undefined;
  if (typeof parsed.data === "boolean") return parsed.data ? "1" : "0";
  return Array.isArray(parsed.data) ? parsed.data.join(",") || undefined : String(parsed.data);
}

const quoted = (value: string): string => (/^[\w./:@=,-]*$/.test(value) ? value : `"${value}"`);

/** @throws when a setting is in no group, or in two. */
export function envExample(): string {
  const listed = groups.flatMap(({ settings }) => Object.keys(settings));
  const unlike = Object.keys(variables).filter(
    (name) => listed.filter((other) => other === name).length !== 1,
  );
  if (unlike.length > 0)
    throw new Error(
      `Each setting must be in one group of server/platform/settings/env-example.ts; look at ${unlike.join(", ")}.`,
    );
  const parts = groups.map(({ title, settings }) => {
    const lines = (Object.entries(settings) as [SettingName, Setting][]).map(
      ([name, { use, example }]) =>
        `# ${use}\n# Value: ${allowed[name]}.\n#${name}=${quoted(defaultOf(name) ?? example ?? "")}\n`,
    );
    return `# ---- ${title} ----\n\n${lines.join("\n")}`;
  });
  return [head, ...parts].join("\n");
}
