/** Signing in by password, link or passkey. An organisation's way is next-auth's (auth-options.ts). */
import { serialize } from "hono/utils/cookie";
import { checkPasskey } from "@/server/accounts/check-passkey";
import { checkPassword, trustedDevice } from "@/server/accounts/check-password";
import { deviceCookie } from "@/server/accounts/known-device";
import {
  authKey,
  encodeSession,
  freshClaims,
  ownCookie,
  SESSION_SECONDS,
} from "@/server/accounts/session-token";
import {
  type SignInAccount,
  type SignInResult,
  signInRefused,
  signInResult,
} from "@/server/accounts/sign-in-result";
import type { Exchange } from "@/server/http/exchange";
import { readForm } from "@/server/http/forms";
import { sendJson } from "@/server/http/json";
import { z } from "zod";
import { findAccountById } from "@/server/store/accounts/accounts";
import { consumeOneTimeToken } from "@/server/store/accounts/one-time-tokens";

export async function password(exchange: Exchange): Promise<void> {
  const { email, password } = await fieldsOf(exchange);
  const device = await trustedDevice(exchange.req.headers.cookie, email);
  return answer(exchange, await checkPassword({ email, password }, { device }));
}

export async function link(exchange: Exchange): Promise<void> {
  const { token } = await fieldsOf(exchange);
  return answer(exchange, await checkMailLink({ token }));
}

export async function passkey(exchange: Exchange): Promise<void> {
  const { response } = await fieldsOf(exchange);
  return answer(exchange, await checkPasskey(response, exchange.req.headers.host ?? ""));
}

/** A field that comes twice counts once. */
const fieldsOf = async (exchange: Exchange): Promise<Record<string, string | undefined>> =>
  Object.fromEntries((await readForm(exchange)) ?? []);

async function answer({ req, res }: Exchange, result: SignInResult): Promise<void> {
  if (result.ok) {
    res.setHeader("Set-Cookie", await cookiesFor(result.account, req.headers.cookie));
    return sendJson(req, res, 200, { ok: true });
  }
  const { waitSeconds, blocked } = result;
  if (blocked) return sendJson(req, res, 403, { ok: false, reason: "blocked" });
  if (waitSeconds === 0) return sendJson(req, res, 401, { ok: false, reason: "wrong" });
  res.setHeader("Retry-After", waitSeconds);
  return sendJson(req, res, 429, { ok: false, reason: "wait" });
}

/** A new session, and the mark that makes this browser known for the account. */
async function cookiesFor(account: SignInAccount, before: string | undefined): Promise<string[]> {
  const { name, options } = ownCookie("session");
  const session = await encodeSession({ token: freshClaims(account), secret: authKey() });
  const device = deviceCookie(before, account.email);
  return [
    serialize(name, session, { ...options, maxAge: SESSION_SECONDS }),
    serialize(device.name, device.value, device.options),
  ];
}

const typedSchema = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

export async function checkMailLink(typed: unknown): Promise<SignInResult> {
  const parsed = typedSchema.safeParse(typed);
  const taken = parsed.success ? await consumeOneTimeToken("mail", parsed.data.token) : null;
  const account = taken?.accountId ? await findAccountById(taken.accountId) : null;
  return account ? signInResult(account) : signInRefused;
}
