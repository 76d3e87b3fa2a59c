/** Signing in over HTTP, as the forms of the pages do. */
import type { CookieJar } from "@/tests/support/cookie-jar";

/** @returns why the password was not taken: "wrong", or "wait:" and seconds; empty where it was */
export const signIn = (jar: CookieJar, origin: string, email: string, password: string): Promise<string> =>
  signInBy(jar, origin, "password", { email, password });

/** @returns as `signIn` */
export async function signInBy(
  jar: CookieJar,
  origin: string,
  way: "password" | "link" | "passkey",
  fields: Record<string, string>,
): Promise<string> {
  const body = new URLSearchParams(fields);
  const res = await jar.ask(`${origin}/sign-in/${way}`, { method: "POST", body, headers: { origin } });
  const { reason = "" } = (await res.json()) as { reason?: string };
  return reason === "wait" ? `wait:${res.headers.get("retry-after")}` : reason;
}
