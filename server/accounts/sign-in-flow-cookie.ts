/**
 * A cookie that carries a secret for ten minutes on the way to an organisation and back. For server actions
 * and routes only.
 */
import { cookies } from "next/headers";
import { ownCookie } from "@/server/accounts/session-token";

/** "invited": the token of an invitation; "connect", "arrival": one-time secrets of those kinds. */
type Passing = "invited" | "connect" | "arrival";

const COOKIE_SECONDS = 600;

export async function givePassing(kind: Passing, token: string): Promise<void> {
  const { name, options } = ownCookie(kind);
  (await cookies()).set(name, token, { ...options, maxAge: COOKIE_SECONDS });
}

/** Unchecked. */
export async function lookAtPassing(kind: Passing): Promise<string | null> {
  return (await cookies()).get(ownCookie(kind).name)?.value || null;
}

export async function takePassing(kind: Passing): Promise<string | null> {
  const token = await lookAtPassing(kind);
  const { name, options } = ownCookie(kind);
  if (token !== null) (await cookies()).set(name, "", { ...options, maxAge: 0 });
  return token;
}
