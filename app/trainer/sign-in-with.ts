"use client";
import { signIn } from "next-auth/react";
import type { Problem } from "@/app/trainer/form-result";

type SignInMethod = "credentials" | "link" | "passkey";

/** What is said where the secret of a way was not right. */
const notRight: Record<SignInMethod, string> = {
  credentials: "wrong",
  link: "link-dead",
  passkey: "passkey-unknown",
};

/** Signs in by a way of our own; null when it worked. */
export async function signInBy(way: SignInMethod, secret: Record<string, string>): Promise<Problem | null> {
  const result = await signIn(way, { ...secret, redirect: false });
  if (!result) return { problem: "failed" };
  if (result.ok && !result.error) return null;
  const wait = /^wait:(\d+)$/.exec(result.error ?? "");
  if (wait) return { problem: "wait", values: { count: Number(wait[1]) } };
  if (result.error === "blocked") return { problem: "blocked" };
  return { problem: result.status === 401 ? notRight[way] : "failed" };
}

/** Signs in; null when it worked. */
export const signInWith = (email: string, password: string): Promise<Problem | null> =>
  signInBy("credentials", { email, password });

/**
 * Leaves for the organisation and comes back to `next`.
 * @param again it asks who this is, also somebody whom it knows
 */
export async function leaveForOrganisation(next: string, again: boolean): Promise<"leaving"> {
  await signIn("organisation", { callbackUrl: next }, again ? { prompt: "login" } : undefined);
  return "leaving";
}
