/** next-auth's own requests; only those that Plenary uses, so that nobody can write to the log through `_log`. */
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/accounts/auth-options";

const actions = new Set(["callback", "csrf", "error", "providers", "session", "signin", "signout"]);

async function answer(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  if (!actions.has(action)) return new Response(null, { status: 404 });
  return NextAuth(request, context, authOptions());
}

export { answer as GET, answer as POST };
