/**
 * next-auth as Plenary uses it: an organisation's way in (ways of our own: sign-in-routes.ts), and sessions
 * in an encrypted cookie that end twelve hours after sign-in, earlier when the account's session version is
 * raised. Made when asked for, because the pages are built without the server's secrets.
 */
import type { NextAuthOptions } from "next-auth";
import { cookies, headers } from "next/headers";
import type { Claims as ClaimsOfOthers } from "@/server/accounts/resolve-oidc-sign-in";
import { deviceCookie } from "@/server/accounts/known-device";
import { accountReceived, organisationProvider, receive } from "@/server/accounts/oidc-provider";
import { isSecure } from "@/server/platform/settings/public-address";
import {
  authKey,
  encodeSession,
  freshClaims,
  ownCookie,
  SESSION_SECONDS,
  validClaims,
} from "@/server/accounts/session-token";
import { accountNow } from "@/server/accounts/signed-in";
import { codeOf } from "@/server/platform/start-error";
import { log } from "@/server/platform/log";
import { oidcSettings } from "@/server/accounts/sign-in-methods";

/** The first reports a session that no longer stands; next-auth then takes the cookie away. */
const expected = new Set(["JWT_SESSION_ERROR"]);

/** The code of a provider's answer, or which part of its token did not fit. */
export function causeOf(detail: unknown): { oauth?: string; about?: string } {
  const error = detail instanceof Error ? detail : (detail as { error?: unknown } | undefined)?.error;
  if (!(error instanceof Error)) return {};
  const [oauth] = /^[a-z]{1,20}(_[a-z]{1,20}){1,4}(?= \(|$)/.exec(error.message) ?? [];
  if (oauth) return { oauth };
  const about = /\b(OIDC_ISSUER|iss|aud|azp|exp|expired|iat|nbf|nonce|state|alg|at_hash|signature)\b/;
  return { about: about.exec(error.message)?.[1] ?? codeOf(error) ?? error.name };
}

const organisations = () => [oidcSettings()].filter((settings) => settings !== undefined);

export const authOptions = (): NextAuthOptions => ({
  secret: authKey(),
  useSecureCookies: isSecure(),
  cookies: {
    sessionToken: ownCookie("session"),
    csrfToken: ownCookie("csrf"),
    callbackUrl: ownCookie("callback"),
    state: ownCookie("state"),
    nonce: ownCookie("nonce"),
    pkceCodeVerifier: ownCookie("pkce"),
  },
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  jwt: { maxAge: SESSION_SECONDS, encode: encodeSession },
  pages: { signIn: "/trainer/sign-in", signOut: "/trainer", error: "/trainer/sign-in" },
  providers: organisations().map(organisationProvider),
  events: {
    async signIn({ user }) {
      if (!user.email) return;
      const { name, value, options } = deviceCookie((await headers()).get("cookie") ?? undefined, user.email);
      (await cookies()).set(name, value, options);
    },
  },
  callbacks: {
    async signIn({ profile }) {
      const [settings] = organisations();
      return settings && profile ? receive(profile as ClaimsOfOthers, settings) : false;
    },
    async jwt({ token, account, profile }) {
      if (!account) return token;
      const received = profile && (await accountReceived(profile as ClaimsOfOthers));
      return received ? freshClaims(received) : {};
    },
    async session({ session, token }) {
      const claims = validClaims(token);
      const account = claims && (await accountNow(claims));
      if (!account) throw new Error("This session has ended.");
      return { ...session, user: { name: account.name, email: account.email } };
    },
  },
  logger: {
    // Codes only: their details may hold a token or an address.
    error: (code, detail) =>
      void (
        !expected.has(code) &&
        log.warn("sign-in", "A sign-in did not work.", undefined, { code, ...causeOf(detail) })
      ),
    warn: () => undefined,
    debug: () => undefined,
  },
});
