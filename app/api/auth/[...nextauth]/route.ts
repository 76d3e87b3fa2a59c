/** Those of next-auth's requests that Plenary uses: its `_log` would let strangers write to the log. */
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
