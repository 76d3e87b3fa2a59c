"use client";
import { signIn } from "next-auth/react";
import type { Problem } from "@/app/trainer/form-result";

/** Signs in; null when it worked. */
export async function signInWith(email: string, password: string): Promise<Problem | null> {
  const result = await signIn("credentials", { email, password, redirect: false });
  if (!result) return { problem: "failed" };
  if (result.ok && !result.error) return null;
  const wait = /^wait:(\d+)$/.exec(result.error ?? "");
  if (wait) return { problem: "wait", values: { count: Number(wait[1]) } };
  return result.status === 401 ? { problem: "wrong" } : { problem: "failed" };
}
