/** A page that is whole in itself: its style within, without script, and without a request for anything else. */
import { randomBytes } from "node:crypto";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { interfaceLanguage } from "@/messages/languages";
import { direction } from "@/model/text/language";

interface Parts {
  /** The reader's language; the page has that of the interface nearest to it. */
  language: string;
  title: string;
  css: string;
  /** Elements may have a style of their own. */
  styledElements?: boolean;
  body: ReactNode;
}

export function selfContainedPage({ language, title, css, styledElements = false, body }: Parts): {
  html: string;
  csp: string;
} {
  const page = interfaceLanguage(language);
  const nonce = randomBytes(12).toString("base64");
  const html = renderToStaticMarkup(
    <html lang={page} dir={direction(page)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>{body}</body>
    </html>,
  );
  const csp = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    ...(styledElements ? ["style-src-attr 'unsafe-inline'"] : []),
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
  return { html: `<!doctype html>${html}`, csp };
}
