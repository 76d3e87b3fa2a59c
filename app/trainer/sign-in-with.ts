"use client";
import { signIn } from "next-auth/react";
import type { Problem } from "@/server/main/routes/action";

type SignInMethod = "password" | "link" | "passkey";

/** What is said where the secret of a way was not right. */
const notRight: Record<SignInMethod, string> = {
  password: "wrong",
  link: "link-dead",
  passkey: "passkey-unknown",
};

/** What the server says of a try (server/accounts/sign-in-routes.ts). */
type Answer =
  | { ok: true }
  | { ok: false; reason: "wrong" | "blocked" | "busy" | "not-allowed" }
  | { ok: false; reason: "wait"; seconds: number };

/** Seconds to wait where the answer does not say how many. */
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

/** @throws where nothing that can be read comes back */
async function ask(way: SignInMethod, secret: Record<string, string>): Promise<Answer> {
  const res = await fetch(`/sign-in/${way}`, { method: "POST", body: new URLSearchParams(secret) });
  if (res.status === 429)
    return { ok: false, reason: "wait", seconds: Number(res.headers.get("retry-after")) || WAIT_SECONDS };
  return (await res.json()) as Answer;
}

/** Signs in; null when it worked. */
export const signInWith = (email: string, password: string): Promise<Problem | null> =>
  signInBy("password", { email, password });

/**
 * Leaves for the organisation and comes back to `next`.
 * @param again it asks who this is, also somebody whom it knows
 */
export async function leaveForOrganisation(next: string, again: boolean): Promise<"leaving"> {
  await signIn("organisation", { callbackUrl: next }, again ? { prompt: "login" } : undefined);
  return "leaving";
}
