/** The frame of every page a phone gets: one small document, answerable before any script has run. */
import { randomBytes } from "node:crypto";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { interfaceLanguage } from "@/messages/languages";
import type { PhoneAssets } from "@/server/phone/assets";
import { direction } from "@/model/text/language";

export interface PageParts {
  /** The person's language; the page has that of the interface nearest to it. */
  language: string;
  title: string;
  body: ReactNode;
  /** Seconds after which a page without script asks again. */
  refresh?: number;
  /** A page for people at the door: with a script, it is loaded again only when it has changed. */
  waits?: boolean;
  live?: boolean;
  /** With a script, such a page follows by itself. */
  island?: string;
}

export interface Page {
  html: string;
  csp: string;
}

/** Asks again after some seconds: always, or where no script runs. */
function Refresh({ seconds, always }: { seconds: number; always: boolean }) {
  const meta = <meta httpEquiv="refresh" content={String(seconds)} />;
  return always ? meta : <noscript>{meta}</noscript>;
}

/**
 * Watches for the script: where it does not come, the page follows by itself unless a form has been touched.
 */
const WATCH = `(function(){var d=0;addEventListener("input",function(){d=1});\
addEventListener("toggle",function(){d=1},true);setTimeout(function w(){if(window.plenary)return;if(!d){\
location.reload();return}
var f=document.getElementById("pulse");if(!f){f=document.createElement("iframe");f.id="pulse";f.title="";\
f.src="pulse?seen="+document.body.dataset.seen;document.body.prepend(f)}setTimeout(w,15e3)},15e3)})()`;

/** Compares the page with that of those who wait; a server away for a moment changes nothing. */
const WAIT = `setInterval(function(){if(!window.fetch)return location.reload();\
fetch(location.href).then(function(r){return r.text().then(function(t){\
if(r.status<500&&t.indexOf("data-waits")<0)location.reload()})}).catch(function(){})},4e3)`;

export function page(parts: PageParts, assets: PhoneAssets): Page {
  const language = interfaceLanguage(parts.language);
  const nonce = randomBytes(12).toString("base64");
  const html = renderToStaticMarkup(
    <html lang={language} dir={direction(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{parts.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={`/phone/${assets.style.name}`} />
        {parts.refresh !== undefined && (
          <Refresh seconds={parts.refresh} always={!parts.live && !parts.waits && !parts.island} />
        )}
        {parts.waits && <script nonce={nonce} dangerouslySetInnerHTML={{ __html: WAIT }} />}
        {parts.live && <script nonce={nonce} dangerouslySetInnerHTML={{ __html: WATCH }} />}
        {parts.live && assets.script && <script nonce={nonce} src={`/phone/${assets.script.name}`} defer />}
        {parts.island && assets.islands[parts.island] && (
          <script nonce={nonce} src={`/phone/${assets.islands[parts.island]!.name}`} defer />
        )}
      </head>
      {parts.body}
    </html>,
  );
  const csp = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join("; ");
  return { html: `<!doctype html>${html}`, csp };
}
