/** The cookie that lets one browser back into one room. Never readable by scripts. */
import type { IncomingMessage } from "node:http";

const DAYS = 30;

export const phoneCookie = (roomId: string): string => `plenary_${roomId}`;

/** True when the browser reached us over TLS. */
export const isSecure = (req: IncomingMessage): boolean => req.headers["x-forwarded-proto"] === "https";

/** A `Set-Cookie` value that keeps the token, or takes it away when it is null. */
export function setCookie(req: IncomingMessage, roomId: string, token: string | null): string {
  const life = token === null ? "Max-Age=0" : `Max-Age=${DAYS * 86_400}`;
  return `${phoneCookie(roomId)}=${token ?? ""}; Path=/; HttpOnly; SameSite=Lax; ${life}${isSecure(req) ? "; Secure" : ""}`;
}
