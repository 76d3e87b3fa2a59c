/**
 * Single connections to Postgres outside Prisma (start, lock, migrations), and sentences for those that fail.
 * A database address never appears with its password.
 */
import pg from "pg";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";

/** Milliseconds that a start waits for one connection: the machine may be busy with other starts. */
const START_TIMEOUT_MS = 20_000;

/** Host, port and database of an address, for people: "host:5432/name". */
export function addressForPeople(url: string): string {
  const parsed = new URL(url);
  return `${parsed.hostname || "localhost"}:${parsed.port || "5432"}${parsed.pathname}`;
}

/**
 * Opens one connection; the caller ends it. Later connection errors are swallowed here and seen as "end".
 * @param timeout milliseconds until the attempt is given up.
 * @param patience milliseconds until a statement is; unless given, it may take as long as it does
 * @throws whatever pg throws.
 */
export async function connect(
  url: string,
  timeout = START_TIMEOUT_MS,
  name = "plenary",
  patience?: number,
): Promise<pg.Client> {
  const client = new pg.Client({
    query_timeout: patience,
    connectionString: url,
    connectionTimeoutMillis: timeout,
    application_name: name,
    keepAlive: true,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}

const WITH_TLS = "?sslmode=verify-full&sslrootcert=/path/to/ca.pem";

/** Turns a failed connection into a sentence about `url` without its password. */
export function unreachableError(url: string, error: unknown): StartError {
  const where = addressForPeople(url);
  const code = codeOf(error);
  const say = (text: string) => new StartError("databaseUnreachable", text);
  const { syscall, path: file } = error as NodeJS.ErrnoException;
  if (syscall === "open")
    return say(
      `Plenary cannot read ${file}, which DATABASE_URL names (${code}): correct the path, or make the file readable.`,
    );
  if (code === "28000" && /no encryption|SSL off/.test(messageOf(error)))
    return say(
      `The database at ${where} wants an encrypted connection: add ${WITH_TLS} to DATABASE_URL, with ` +
        "the certificate of its authority.",
    );
  if (/CERT|VERIFY_LEAF/.test(code ?? ""))
    return say(
      `The certificate of the database at ${where} is not trusted here (${code}): add ${WITH_TLS} to ` +
        "DATABASE_URL, with the certificate of its authority.",
    );
  switch (code) {
    case "28P01":
    case "28000":
      return say(
        `The database at ${where} refuses the user or password in DATABASE_URL: correct them and start again.`,
      );
    case "3D000":
      return say(
        `The server at ${where} has no database of that name: create it (createdb), or correct the ` +
          "name in DATABASE_URL.",
      );
    case "42501":
      return say(
        `The user in DATABASE_URL may not use the database at ${where} as Plenary needs to: make this user its owner.`,
      );
    case "53300":
      return say(
        `The database at ${where} has no connection left: raise its max_connections, or close other ` +
          "programs that use it.",
      );
    default:
      return say(
        `Plenary cannot reach the database at ${where} (${code ?? messageOf(error)}): start it, or ` +
          "correct DATABASE_URL, or leave DATABASE_URL out to use the embedded database.",
      );
  }
}
