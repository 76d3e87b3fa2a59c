/** Mends what the library writes otherwise than the schema of Office has it. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { COLOURS, lookColours } from "@/server/exports/pptx/theme";

/**
 * Mends the library's slides by the schema: a text is in one language, by default the report's, properties of
 * a paragraph stand once instead of before each of its texts, and the presentation's lists in their order.
 */
export function tidied(file: Buffer, language: string): Buffer {
  const parts = unzipSync(file);
  const tagged = Object.entries(parts).map(([name, bytes]) => {
    if (!/^ppt\/.*\.xml$/.test(name)) return [name, [bytes, { level: name.endsWith(".png") ? 0 : 6 }]];
    const raw = strFromU8(bytes);
    const [colours, notes] = [elementOf(raw, "a:clrScheme"), elementOf(raw, "p:notesMasterIdLst")];
    const xml = (name.startsWith("ppt/charts/") ? tidiedChart(raw) : raw)
      .replace(colours, colours && COLOURS)
      .replace(notes, "")
      .replace(SLIDES, `${notes}${SLIDES}`)
      .replace(/ id="\{[^}"]*\}"/g, (id) => ` id="${id.slice(5, -1).toUpperCase()}"`)
      .replace(/(<\/a:r>)<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g, "$1")
      .replaceAll(' altLang="en-US"', "")
      .replaceAll('lang="en-US"', `lang="${language}"`);
    return [name, [strToU8(xml), { level: 6 }]];
  });
  return Buffer.from(zipSync(Object.fromEntries(tagged) as Zippable));
}

const SLIDES = "<p:sldIdLst>";

/** The first element of this name with what is in it; empty where there is none. */
function elementOf(xml: string, name: string): string {
  const [start, end] = [xml.indexOf(`<${name}`), xml.indexOf(`</${name}>`)];
  return start < 0 ? "" : xml.slice(start, end + `</${name}>`.length);
}

/**
 * A chart's XML as the schema has it: elements in order, two axes, letters that can be read on their series, and each font also
 * for scripts that Office calls complex or East Asian.
 */
function tidiedChart(xml: string): string {
  const letters = new Map(Object.values(lookColours).map((one) => [one.fill, one.letters]));
  return xml
    .replace(/(<c:axId val="\d+"\/><c:axId val="\d+"\/>)<c:axId val="\d+"\/>/, "$1")
    .replace(`${ALL_LEVELS} ${EACH_LABEL}`, `${EACH_LABEL}${ALL_LEVELS}`)
    .replace(/<a:latin typeface="([^"]*)"\/>\s*(?:<a:cs\s+typeface="[^"]*"\/>)?/g, (_all, face) =>
      ["latin", "ea", "cs"].map((script) => `<a:${script} typeface="${face}"/>`).join(""),
    )
    .split(SERIES)
    .map((series) => {
      const [head, ...labels] = series.split(LABELS_OF_SERIES);
      const fill = /<a:schemeClr val="(accent\d)"/.exec(head!)?.[1];
      const colour = letters.get(fill ?? "");
      return colour
        ? [
            head,
            ...labels.map((one, i) => (i > 0 ? one : one.replace(INK, INK.replace("tx1", colour)))),
          ].join(LABELS_OF_SERIES)
        : series;
    })
    .join(SERIES);
}

const SERIES = "<c:ser>";
const LABELS_OF_SERIES = "<c:dLbls>";
const INK = '<a:schemeClr val="tx1"/>';
const ALL_LEVELS = '<c:noMultiLvlLbl val="1"/>';
const EACH_LABEL = '<c:tickLblSkip val="1"/>';
