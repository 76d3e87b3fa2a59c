export type Template<K extends string = string> = { kind: K; title: string } & Record<string, unknown>;

/** Ids for options that are written as a plain list of texts. */
export const listed = (prefix: string, texts: readonly string[]): { id: string; text: string }[] =>
  texts.map((text, i) => ({ id: `${prefix}${i + 1}`, text }));
