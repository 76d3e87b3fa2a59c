/**
 * A page of the debrief as one file, as the asking trainer would see it: without scripts, with its styles
 * inside and its fonts beside it. The server asks itself for it with the asker's own cookie, which goes no
 * further.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { LANGUAGE_COOKIE } from "@/messages/languages";
import { type Font, fontsFor } from "@/server/exports/fonts";
import { direction } from "@/model/text/language";
import { xmlText } from "@/workshop/exports/xml";

interface PageRequest {
  /** Origin at which this server reaches itself. */
  self: string;
  /** The asker's Cookie header. */
  cookie: string;
  where: string;
  /** Its name in the folder. */
  file: string;
  language: string;
  /** Of the file: the workshop and the room. */
  title: string;
  taken: string;
}

const PAGE_TIMEOUT_MS = 60_000;

/** Nothing but what is in the file and beside it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src file: data:";

/** @throws when the page cannot be had */
export async function putPage(
  folder: string,
  { self, cookie, where: from, file, language, title, taken }: PageRequest,
  signal: AbortSignal,
): Promise<void> {
  const get = async (where: string): Promise<Response> => {
    const res = await fetch(new URL(where, self), {
      headers: { cookie: `${withoutLanguage(cookie)}; ${LANGUAGE_COOKIE}=${language}` },
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PAGE_TIMEOUT_MS)]),
    });
    if (!res.ok) throw new Error("the page cannot be had", { cause: { code: `HTTP ${res.status}` } });
    return res;
  };
  const html = await (await get(from)).text();
  const styles: string[] = [];
  for (const [, address] of html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g)) {
    const where = new URL(address!.replaceAll("&amp;", "&"), self);
    if (where.origin !== new URL(self).origin) continue;
    styles.push(await (await get(where.pathname + where.search)).text());
  }
  await writeFile(path.join(folder, file), standalone(html, [...styles, footOf(taken, language)], title), {
    mode: 0o600,
  });
}

/**
 * A style that writes a line at the foot of each printed page, where reading begins; at the other side stands
 * its number.
 */
export function footOf(line: string, language: string): string {
  const rtl = direction(language) === "rtl";
  // Nothing in it can end the text, the style or the page.
  const text = [...line]
    .map((c) => (/[\p{L}\p{N} .,:·-]/u.test(c) ? c : `\\${c.codePointAt(0)!.toString(16)} `))
    .join("");
  return `@page{@bottom-${rtl ? "right" : "left"}{direction:${rtl ? "rtl" : "ltr"};content:"${text}";\
font-family:var(--font-ui);font-size:8pt;color:#4a5a5a}}`;
}

/**
 * The font of pages. On screens it is a variable one, which a browser can put into a PDF as drawings alone
 * (Type 3).
 */
const PAGE_FONT = "Noto Sans Variable";

const faces = (family: string, { regular, semibold, bold }: Font): string =>
  Object.entries({ 400: regular, 600: semibold, 700: bold })
    .map(
      ([weight, file]) =>
        `@font-face{font-family:"${family}";font-weight:${weight};src:url("${pathToFileURL(file).href}")}`,
    )
    .join("\n");

/**
 * The page without scripts and links, with its styles inside and a font of one weight and script each for
 * what is in it.
 */
export function standalone(html: string, styles: readonly string[], title: string): string {
  const bare = html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "")
    .replace(/<link\b[^>]*>/gi, "")
    .replace(/<meta\b[^>]*http-equiv[^>]*>/gi, "");
  const [latin, ...others] = fontsFor(bare);
  const names = [PAGE_FONT, ...others.map((f) => f.family)].map((name) => `"${name}"`).join(",");
  const css = [
    ...styles.map((style) => style.replace(/@font-face\s*\{[^}]*\}/g, "")),
    faces(PAGE_FONT, latin!),
    ...others.map((font) => faces(font.family, font)),
    `:root{--font-ui:${names},sans-serif;--font-story:var(--font-ui)}`,
  ].join("\n");
  // The first title of a page is its title.
  const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\
<title>${xmlText(title)}</title><style>${css.replaceAll("</style", "<\\/style")}</style>`;
  return bare.replace(/<head\b[^>]*>/i, (tag) => `${tag}${head}`);
}

const withoutLanguage = (cookie: string): string =>
  cookie
    .split(/;\s*/)
    .filter((part) => !part.startsWith(`${LANGUAGE_COOKIE}=`))
    .join("; ");
