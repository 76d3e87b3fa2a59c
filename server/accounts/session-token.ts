/**
 * The signed-in session as a cookie: name, claims and reading, for pages, server actions and sockets alike.
 * next-auth's own reader guesses the cookie's name and joins every cookie whose name merely begins like it.
 */
import { decode, encode, type JWT, type JWTEncodeParams } from "next-auth/jwt";
import { z } from "zod";
import { uuid } from "@/model/ids";
import { isSecure } from "@/server/platform/settings/public-address";

/** Hours after signing in at which a session ends. */
const SESSION_HOURS = 12;
export const SESSION_SECONDS = SESSION_HOURS * 3_600;

/** Every token of one secret is of one kind to next-auth, so `typ` tells ours apart. */
const claimsSchema = z.object({
  sub: uuid,
  name: z.string(),
  /** The account's session version at sign-in. */
  sv: z.number().int(),
  typ: z.literal("trainer"),
  /** Seconds since the epoch at which the session ends. */
  until: z.number().int(),
});
export type Claims = z.infer<typeof claimsSchema>;

const mostChunks = 10;
const seconds = () => Math.floor(Date.now() / 1_000);

/** The secret of next-auth, set by the server at boot. */
export function authKey(): string {
  const key = process.env.PLENARY_AUTH_KEY;
  if (!key) throw new Error("PLENARY_AUTH_KEY is not set");
  return key;
}

/** A cookie of ours: bound to this very host where https allows it. @param kind the last part of its name. */
export function ownCookie(
  kind:
    | "session"
    | "csrf"
    | "callback"
    | "state"
    | "nonce"
    | "pkce"
    | "invited"
    | "connect"
    | "arrival"
    | "device",
) {
  const secure = isSecure();
  return {
    name: `${secure ? "__Host-" : ""}plenary.${kind}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** The claims of a session that begins now. */
export const freshClaims = (account: { id: string; name: string; sessionVersion: number }): Claims => ({
  sub: account.id,
  name: account.name,
  sv: account.sessionVersion,
  typ: "trainer",
  until: seconds() + SESSION_SECONDS,
});

/** Encodes for next-auth, which renews tokens as it likes: never beyond the end of the session. */
export function encodeSession({
  token,
  maxAge = SESSION_SECONDS,
  ...rest
}: JWTEncodeParams): Promise<string> {
  const claims = claimsSchema.safeParse(token);
  const left = claims.success ? claims.data.until - seconds() : 0;
  return encode({ ...rest, token, maxAge: Math.min(maxAge, left) });
}

export function validClaims(token: JWT | null): Claims | null {
  const claims = claimsSchema.safeParse(token);
  return claims.success && claims.data.until > seconds() ? claims.data : null;
}

export async function readSession(token: string): Promise<Claims | null> {
  try {
    return validClaims(await decode({ token, secret: authKey() }));
  } catch {
    return null;
  }
}

/**
 * The session's token in a Cookie header: the cookie of exactly our name, or its chunks `.0`, `.1`… in order.
 * A name that comes twice was also set by another site, so neither is believed.
 */
export function sessionTokenOf(cookieHeader: string | undefined): string | null {
  const { name } = ownCookie("session");
  const values = new Map<string, string[]>();
  for (const pair of (cookieHeader ?? "").split(";")) {
    const equals = pair.indexOf("=");
    if (equals < 0) continue;
    const key = pair.slice(0, equals).trim();
    if (key === name || key.startsWith(`${name}.`))
      values.set(key, [...(values.get(key) ?? []), pair.slice(equals + 1).trim()]);
  }
  const only = (key: string) => {
    const matches = values.get(key) ?? [];
    return matches.length === 1 ? matches[0] : undefined;
  };
  if (values.has(name)) return only(name) || null;
  let whole = "";
  for (let i = 0; i < mostChunks; i++) {
    const chunk = only(`${name}.${i}`);
    if (chunk === undefined) break;
    whole += chunk;
  }
  return whole || null;
}

/** The names under which this browser holds a session, for taking it away. */
export function sessionCookieNames(names: string[]): string[] {
  const { name } = ownCookie("session");
  const chunk = new RegExp(`^${name.replaceAll(".", "\\.")}(\\.\\d)?$`);
  return names.filter((other) => chunk.test(other));
}
