/** Which addresses authored text may lead to. Everything else is shown as plain text. */

/** The address when it is an absolute http, https or mailto link, else null. */
export function safeLink(href: string): string | null {
  if (!URL.canParse(href)) return null;
  return ["http:", "https:", "mailto:"].includes(new URL(href).protocol) ? href : null;
}
