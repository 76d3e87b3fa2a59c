/**
 * The debrief page as one file that needs nothing else: what the trainer who asks would see, without scripts, with its
 * styles inside and its fonts beside it. The server asks itself for it with the asker's own cookie, which goes no further.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { LANGUAGE_COOKIE } from "@/messages/languages";
import { fontsFor } from "@/server/export/fonts";
import { pageFile } from "@/server/export/order";

export interface PageAsk {
  /** Origin at which this server reaches itself. */
  self: string;
  /** The Cookie header of the one who asks. */
  cookie: string;
  room: string;
  language: string;
  /** Stands at the foot of each page. */
  taken: string;
}

const PATIENCE = 60_000;

/** Nothing but what is in the file and beside it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src file: data:";

/** @throws when the page cannot be had */
export async function putPage(
  folder: string,
  { self, cookie, room, language, taken }: PageAsk,
  signal: AbortSignal,
): Promise<void> {
  const get = async (where: string): Promise<Response> => {
    const res = await fetch(new URL(where, self), {
      headers: { cookie: `${withoutLanguage(cookie)}; ${LANGUAGE_COOKIE}=${language}` },
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    if (!res.ok) throw new Error(`the page cannot be had: ${res.status}`);
    return res;
  };
  const html = await (await get(`/debrief/${room}`)).text();
  const styles: string[] = [];
  let fonts = 0;
  for (const [, address] of html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g)) {
    const where = new URL(address!.replaceAll("&amp;", "&"), self);
    if (where.origin !== new URL(self).origin) continue;
    let css = await (await get(where.pathname + where.search)).text();
    for (const [whole, , font] of [...css.matchAll(/url\((["']?)([^"')]+\.woff2?)\1\)/g)]) {
      const name = `font-${fonts++}.${font!.split(".").at(-1)}`;
      await writeFile(
        path.join(folder, name),
        Buffer.from(await (await get(new URL(font!, where).pathname)).arrayBuffer()),
      );
      css = css.replace(whole, `url("${name}")`);
    }
    styles.push(css);
  }
  await writeFile(path.join(folder, pageFile(language)), standalone(html, [...styles, footOf(taken)]), {
    mode: 0o600,
  });
}

/** A style that writes a line at the foot of each printed page. */
export function footOf(line: string): string {
  // Nothing in it can end the text, the style or the page.
  const text = [...line]
    .map((c) => (/[\p{L}\p{N} .,:·-]/u.test(c) ? c : `\\${c.codePointAt(0)!.toString(16)} `))
    .join("");
  return `@page{@bottom-left{content:"${text}";font-family:var(--font-ui);font-size:8pt;color:#4a5a5a}}`;
}

/** The page without scripts and links, with its styles inside and a font for every script in it. */
export function standalone(html: string, styles: readonly string[]): string {
  const bare = html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "")
    .replace(/<link\b[^>]*>/gi, "")
    .replace(/<meta\b[^>]*http-equiv[^>]*>/gi, "");
  const own = fontsFor(bare).slice(1);
  const faces = own.flatMap(({ family, regular, bold }) => [
    `@font-face{font-family:"${family}";font-weight:400;src:url("${pathToFileURL(regular).href}")}`,
    `@font-face{font-family:"${family}";font-weight:700;src:url("${pathToFileURL(bold).href}")}`,
  ]);
  const names = ['"Noto Sans Variable"', ...own.map((f) => `"${f.family}"`), "sans-serif"].join(",");
  const last = `:root{--font-ui:${names}}`;
  const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${[...styles, ...faces, last].join("\n").replaceAll("</style", "<\\/style")}</style>`;
  return bare.replace(/<head\b[^>]*>/i, (tag) => `${tag}${head}`);
}

const withoutLanguage = (cookie: string): string =>
  cookie
    .split(/;\s*/)
    .filter((part) => !part.startsWith(`${LANGUAGE_COOKIE}=`))
    .join("; ");
