/**
 * next-auth as Plenary uses it: e-mail and password, sessions in an encrypted cookie that end twelve hours after
 * sign-in, and earlier when the account's session version is raised. Made when first asked for, because the
 * pages are built without the server's secrets.
 */
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { checkPassword } from "@/server/auth/check-password";
import { isSecure } from "@/server/auth/public-address";
import {
  authKey,
  encodeSession,
  freshClaims,
  ownCookie,
  SESSION_SECONDS,
  validClaims,
} from "@/server/auth/session-token";
import { accountNow } from "@/server/auth/signed-in";

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
}

/** The error that a session which no longer stands ends in; next-auth then takes the cookie away. */
const ended = "JWT_SESSION_ERROR";

/** The options; reads the secret and the public address from the environment. */
export const authOptions = (): NextAuthOptions => ({
  secret: authKey(),
  useSecureCookies: isSecure(),
  cookies: {
    sessionToken: ownCookie("session"),
    csrfToken: ownCookie("csrf"),
    callbackUrl: ownCookie("callback"),
  },
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  jwt: { maxAge: SESSION_SECONDS, encode: encodeSession },
  pages: { signIn: "/trainer/sign-in", signOut: "/trainer", error: "/trainer/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      async authorize(credentials) {
        const checked = await checkPassword(credentials);
        if (checked.ok) return checked.account;
        // The one way in which next-auth lets a reason reach the form.
        if (checked.waitSeconds > 0) throw new Error(`wait:${checked.waitSeconds}`);
        return null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? freshClaims({ ...user, name: user.name ?? "" }) : token),
    async session({ session, token }) {
      const claims = validClaims(token);
      const account = claims && (await accountNow(claims));
      if (!account) throw new Error("This session has ended.");
      return { ...session, user: { name: account.name, email: account.email } };
    },
  },
  logger: {
    // Codes only: what comes with them may hold a token or an address.
    error: (code) => void (code !== ended && console.error(`Sign-in: ${code}`)),
    warn: () => undefined,
    debug: () => undefined,
  },
});
