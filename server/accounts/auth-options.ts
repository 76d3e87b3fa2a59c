/**
 * next-auth as Plenary uses it: several ways in, sessions in an encrypted cookie that end twelve hours after
 * sign-in, and earlier when the account's session version is raised. Made when asked for, because the pages
 * are built without the server's secrets.
 */
import type { NextAuthOptions } from "next-auth";
import { cookies, headers } from "next/headers";
import CredentialsProvider from "next-auth/providers/credentials";
import type { Claims as ClaimsOfOthers } from "@/server/accounts/resolve-oidc-sign-in";
import type { SignInResult, SignInAccount } from "@/server/accounts/sign-in-result";
import { checkMailLink } from "@/server/accounts/check-mail-link";
import { checkPasskey } from "@/server/accounts/check-passkey";
import { checkPassword } from "@/server/accounts/check-password";
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
import { log } from "@/server/platform/log";
import { oidcSettings } from "@/server/accounts/sign-in-methods";

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
}

/** The first is what a session that no longer stands ends in; next-auth then takes the cookie away. */
const expected = new Set(["JWT_SESSION_ERROR"]);

const organisations = () => [oidcSettings()].filter((settings) => settings !== undefined);

/** What a check leads to. An error is the one way in which next-auth lets a reason reach the form. */
function accountFromResult(checked: SignInResult): SignInAccount | null {
  if (checked.ok) return checked.account;
  if (checked.blocked) throw new Error("blocked");
  if (checked.waitSeconds > 0) throw new Error(`wait:${checked.waitSeconds}`);
  return null;
}

/** The options; reads the secret and the public address from the environment. */
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
  providers: [
    CredentialsProvider({
      id: "credentials",
      credentials: { email: { type: "email" }, password: { type: "password" } },
      authorize: async (credentials, { headers }) =>
        accountFromResult(await checkPassword(credentials, { cookie: headers?.cookie })),
    }),
    CredentialsProvider({
      id: "link",
      credentials: { token: { type: "text" } },
      authorize: async (credentials) => accountFromResult(await checkMailLink(credentials)),
    }),
    CredentialsProvider({
      id: "passkey",
      credentials: { response: { type: "text" } },
      authorize: async (credentials, { headers }) =>
        accountFromResult(await checkPasskey(credentials?.response, String(headers?.host ?? ""))),
    }),
    ...organisations().map(organisationProvider),
  ],
  events: {
    async signIn({ user }) {
      if (!user.email) return;
      const { name, value, options } = deviceCookie((await headers()).get("cookie") ?? undefined, user.email);
      (await cookies()).set(name, value, options);
    },
  },
  callbacks: {
    async signIn({ account, profile }) {
      const [settings] = organisations();
      if (account?.type !== "oauth") return true;
      return settings && profile ? receive(profile as ClaimsOfOthers, settings) : false;
    },
    async jwt({ token, user, account, profile }) {
      if (account?.type === "oauth") {
        const received = profile && (await accountReceived(profile as ClaimsOfOthers));
        return received ? freshClaims(received) : {};
      }
      return user ? freshClaims({ ...user, name: user.name ?? "" }) : token;
    },
    async session({ session, token }) {
      const claims = validClaims(token);
      const account = claims && (await accountNow(claims));
      if (!account) throw new Error("This session has ended.");
      return { ...session, user: { name: account.name, email: account.email } };
    },
  },
  logger: {
    // Codes only: what comes with them may hold a token or an address.
    error: (code) =>
      void (!expected.has(code) && log.warn("sign-in", "A sign-in did not work.", undefined, { code })),
    warn: () => undefined,
    debug: () => undefined,
  },
});
