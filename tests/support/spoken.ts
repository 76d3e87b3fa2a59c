/** Texts of a page made by the server, each with the language and direction that are marked on it. */

export interface Spoken {
  text: string;
  lang: string;
  dir: string;
  /** Names of the elements around it, the innermost last. */
  within: string[];
}

const EMPTY = /^(?:input|br|hr|img|meta|link|wbr)$/;
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
const plain = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** @param html as React writes it. @param lang and `dir`: those of the page around it */
export function spoken(html: string, lang: string, dir: string): Spoken[] {
  const around = [{ name: "page", lang, dir }];
  const texts: Spoken[] = [];
  for (const [, end, name, attributes = "", text] of html.matchAll(
    /<(\/)?([\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/g,
  )) {
    const here = around.at(-1)!;
    if (text !== undefined) {
      if (text.trim())
        texts.push({ text: plain(text), lang: here.lang, dir: here.dir, within: around.map((a) => a.name) });
    } else if (end) around.pop();
    else if (!EMPTY.test(name!))
      around.push({
        name: name!,
        lang: /\slang="([^"]*)"/.exec(attributes)?.[1] ?? here.lang,
        dir: /\sdir="([^"]*)"/.exec(attributes)?.[1] ?? here.dir,
      });
  }
  return texts;
}
