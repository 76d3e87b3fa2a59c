/**
 * The cookie that lets one browser back into one room. Never readable by scripts. Over TLS its name binds it
 * to this very host, so that a sibling site can neither set nor replace it; browsers take such a name over
 * TLS alone.
 */
import type { IncomingMessage } from "node:http";
import { isSecure as isPublicSecure } from "@/server/platform/settings/public-address";

const DAYS = 30;

export const phoneCookie = (roomId: string, secure: boolean = isPublicSecure()): string =>
  `${secure ? "__Host-" : ""}plenary_${roomId}`;

/** True when the browser reached us over TLS. */
const isSecure = (req: IncomingMessage): boolean =>
  isPublicSecure() || req.headers["x-forwarded-proto"] === "https";

/** A `Set-Cookie` value that keeps the token, or takes it away when it is null. */
export function setCookie(req: IncomingMessage, roomId: string, token: string | null): string {
  const secure = isSecure(req);
  const life = token === null ? "Max-Age=0" : `Max-Age=${DAYS * 86_400}`;
  return (
    `${phoneCookie(roomId, secure)}=${token ?? ""}; Path=/; HttpOnly; SameSite=Lax; ` +
    `${life}${secure ? "; Secure" : ""}`
  );
}

export const isPhoneCookie = (name: string): boolean => /^(?:__Host-)?plenary_[0-9a-f-]{36}$/.test(name);

export const roomOfCookie = (name: string): string => name.slice(-36);

/** The token that a browser holds for a room. Where all come over TLS, only the bound cookie is believed. */
export const phoneToken = (cookies: Readonly<Record<string, string>>, roomId: string): string | undefined =>
  cookies[phoneCookie(roomId, true)] ?? (isPublicSecure() ? undefined : cookies[phoneCookie(roomId, false)]);
