/** Signing in with a password over HTTP, as the form of the page does. */
import type { CookieJar } from "@/tests/support/cookie-jar";

/** @returns why the password was not taken: "CredentialsSignin", or "wait:" and seconds; empty where it was */
export async function signIn(
  jar: CookieJar,
  origin: string,
  email: string,
  password: string,
): Promise<string> {
  const { csrfToken } = (await (await jar.ask(`${origin}/api/auth/csrf`)).json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" });
  const res = await jar.ask(`${origin}/api/auth/callback/credentials`, { method: "POST", body });
  const { url } = (await res.json()) as { url: string };
  return new URL(url).searchParams.get("error") ?? "";
}
