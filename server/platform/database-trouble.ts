/**
 * Classifies database errors as one of a closed set of troubles, by their codes. The text of an error is
 * never repeated.
 */
import { codeOf } from "@/server/platform/start-error";

export const troubles = ["disk-full", "no-connection", "database-away", "database-slow"] as const;
export type Trouble = (typeof troubles)[number];

const AWAY =
  /^(08\w{3}|57P0[123]|58\w{3}|XX\w{3}|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|P1001|P1002|P1017)$/;
/** Messages of pg that come without a code. Compared, never repeated. */
const SAID: [RegExp, Trouble][] = [
  [/timeout exceeded when trying to connect/, "no-connection"],
  [/Query read timeout/, "database-slow"],
  [/Connection terminated|not queryable|Client was closed|server closed the connection/, "database-away"],
];

/** Codes and kinds in an error and its causes; Prisma keeps Postgres's own in `meta` and `cause`. */
function* wordsOf(error: unknown, depth = 0): Generator<{ code: string | undefined; said: string }> {
  if (typeof error !== "object" || error === null || depth > 5) return;
  const { message, originalCode, originalMessage, kind, cause, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >;
  for (const code of [codeOf(error), originalCode, kind])
    if (typeof code === "string") yield { code, said: "" };
  for (const said of [message, originalMessage])
    if (typeof said === "string") yield { code: undefined, said };
  for (const inner of [cause, meta, driverAdapterError]) yield* wordsOf(inner, depth + 1);
}

function troubleIn({ code, said }: { code: string | undefined; said: string }): Trouble | undefined {
  if (code === "53100" || code === "ENOSPC") return "disk-full";
  if (code === "53300" || code === "P2024" || code === "P2037" || code === "TooManyConnections")
    return "no-connection";
  if (code === "57014" || code === "55P03" || code === "P2028" || code === "SocketTimeout")
    return "database-slow";
  if (code && (AWAY.test(code) || code === "DatabaseNotReachable" || code === "ConnectionClosed"))
    return "database-away";
  return SAID.find(([pattern]) => pattern.test(said))?.[1];
}

/** @returns null for mistakes of ours and for impossible requests */
export function troubleOf(error: unknown): Trouble | null {
  const found = new Set([...wordsOf(error)].flatMap((word) => troubleIn(word) ?? []));
  return troubles.find((trouble) => found.has(trouble)) ?? null;
}
