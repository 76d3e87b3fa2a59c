/**
 * Headers of every page that Next serves, above all the Content-Security-Policy with a nonce of this request.
 * It decides about nothing: who may see a page is asked in the page itself.
 */
import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isSecure } from "@/server/platform/settings/public-address";
import { PATH_HEADER } from "@/server/accounts/path-header";

const development = process.env.NODE_ENV === "development";

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // React explains errors with eval, in development only.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "form-action 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:|$)/;

/** Pages that read answer cards, live and on the device. */
const readsCards = /^\/(console|present|helper)\//;

const permissionsPolicy = (path: string): string =>
  `accelerometer=(), camera=(${readsCards.test(path) ? "self" : ""}), display-capture=(), geolocation=(), ` +
  "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

const fixedHeaders = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
};

export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  // Next takes the nonce for its own scripts from here.
  headers.set("Content-Security-Policy", policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(fixedHeaders)) response.headers.set(name, value);
  response.headers.set("Permissions-Policy", permissionsPolicy(request.nextUrl.pathname));
  // Browsers know this one only where they trust the connection, and complain elsewhere.
  if (isSecure() || loopback.test(request.headers.get("host") ?? ""))
    response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  if (isSecure()) response.headers.set("Strict-Transport-Security", "max-age=31536000");
  return response;
}

export const config = { matcher: "/((?!_next/static|_next/image).*)" };
