/** Signing in over HTTP, as the forms of the pages do. */
import type { CookieJar } from "@/tests/support/cookie-jar";

/** @returns why the password was not taken: "CredentialsSignin", or "wait:" and seconds; empty where it was */
export const signIn = (jar: CookieJar, origin: string, email: string, password: string): Promise<string> =>
  signInBy(jar, origin, "credentials", { email, password });

/** @param way as next-auth calls it. @returns as `signIn` */
export async function signInBy(
  jar: CookieJar,
  origin: string,
  way: "credentials" | "link" | "passkey",
  fields: Record<string, string>,
): Promise<string> {
  const { csrfToken } = (await (await jar.ask(`${origin}/api/auth/csrf`)).json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, ...fields, json: "true" });
  const res = await jar.ask(`${origin}/api/auth/callback/${way}`, { method: "POST", body });
  const { url } = (await res.json()) as { url: string };
  return new URL(url).searchParams.get("error") ?? "";
}
