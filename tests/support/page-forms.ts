/** Forms of trainers' pages as a browser without script sends them, with everything hidden that they carry. */

export type PageForm = Record<string, string>;

const plain = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(quot|amp|lt|gt|apos));/gi,
    (_all, hex?: string, digits?: string, name?: string) =>
      name
        ? { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'" }[name.toLowerCase()]!
        : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(digits)),
  );

/** The hidden fields of every form of a page, in order. */
export const formsIn = (html: string): { fields: PageForm; inside: string }[] =>
  [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, inside = ""]) => ({
    inside,
    fields: Object.fromEntries(
      [...inside.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].flatMap(([tag]) => {
        const name = /\bname="([^"]*)"/.exec(tag)?.[1];
        return name === undefined ? [] : [[plain(name), plain(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "")]];
      }),
    ),
  }));

/** The form of a page in which there is such a button or field. */
export function formWith(html: string, inside: string): PageForm {
  const match = formsIn(html).find((form) => form.inside.includes(inside));
  if (!match) throw new Error(`no form with ${inside}`);
  return match.fields;
}

/** The same form with every text in it changed. */
export const changed = (form: PageForm, from: string | RegExp, to: string): PageForm =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name.replaceAll(from as never, to),
      value.replaceAll(from as never, to),
    ]),
  );
