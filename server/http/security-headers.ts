/**
 * Security headers of answers that set none of their own, such as a refusal, an error or a file. They allow
 * nothing; pages set what they need (`proxy.ts`, `server/phone/document.tsx`).
 */

/** @param secure true: browsers reach the server over TLS alone */
export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  // Not "no-referrer": a form that was sent on by a redirect would then come from the origin "null".
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  ...(secure ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
});
