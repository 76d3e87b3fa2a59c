/** Which addresses authored text may lead to. Everything else is shown as plain text. */

/** The address when it is an absolute http, https or mailto link, else null. */
export function safeLink(href: string): string | null {
  if (!URL.canParse(href)) return null;
  return ["http:", "https:", "mailto:"].includes(new URL(href).protocol) ? href : null;
}

/** The address when it is a file of our own below `/assets/`, else null: no picture is fetched from a stranger. */
export function safeImage(src: string): string | null {
  return /^\/assets\/[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(src) && !src.includes("..") ? src : null;
}
