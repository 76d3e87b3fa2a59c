"use client";
import type { Problem } from "@/server/main/routes/action";

type SignInMethod = "password" | "link" | "passkey";

/** Problems of a wrong secret. */
const notRight: Record<SignInMethod, string> = {
  password: "wrong",
  link: "link-dead",
  passkey: "passkey-unknown",
};

/** The answer of server/accounts/sign-in-routes.ts. */
type Answer =
  | { ok: true }
  | { ok: false; reason: "wrong" | "blocked" | "busy" | "not-allowed" }
  | { ok: false; reason: "wait"; seconds: number };

/** Seconds to wait, unless the answer names them. */
const WAIT_SECONDS = 2;

/** Signs in by a way of our own; null when it worked. */
export async function signInBy(way: SignInMethod, secret: Record<string, string>): Promise<Problem | null> {
  const answer = await ask(way, secret).catch(() => null);
  if (answer?.ok) return null;
  switch (answer?.reason) {
    case "wrong":
      return { problem: notRight[way] };
    case "blocked":
      return { problem: "blocked" };
    case "wait":
      return { problem: "wait", values: { count: answer.seconds } };
    default:
      return { problem: "failed" };
  }
}

/** @throws for an answer that cannot be read */
async function ask(way: SignInMethod, secret: Record<string, string>): Promise<Answer> {
  const res = await fetch(`/sign-in/${way}`, { method: "POST", body: new URLSearchParams(secret) });
  if (res.status === 429)
    return { ok: false, reason: "wait", seconds: Number(res.headers.get("retry-after")) || WAIT_SECONDS };
  return (await res.json()) as Answer;
}

export const signInWith = (email: string, password: string): Promise<Problem | null> =>
  signInBy("password", { email, password });

/**
 * Leaves for the organisation and comes back to `next`.
 * @param again asks for the sign-in there also where the browser has a session
 */
export async function leaveForOrganisation(next: string, again: boolean): Promise<"leaving"> {
  const { signIn } = await import("next-auth/react");
  await signIn("organisation", { callbackUrl: next }, again ? { prompt: "login" } : undefined);
  return "leaving";
}
