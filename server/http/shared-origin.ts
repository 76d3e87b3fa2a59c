/** The origin of links that a page of Next shows for others to open. */
import { headers } from "next/headers";
import { publishedOrigins } from "@/server/platform/settings/origins";

export async function sharedOrigin(): Promise<string> {
  const all = await headers();
  const host = all.get("x-forwarded-host") ?? all.get("host") ?? "localhost";
  return publishedOrigins().shared(`${all.get("x-forwarded-proto") ?? "http"}://${host}`);
}
