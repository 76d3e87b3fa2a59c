/** The handouts as one file for a browser that prints: without scripts, with its fonts beside it. */
import { pathToFileURL } from "node:url";
import { type Font, fontsFor } from "@/server/exports/fonts";
import { xmlText } from "@/workshop/exports/xml";

/** Nothing but what is in the file and beside it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src file: data:";

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
