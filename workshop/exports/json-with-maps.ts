/** Plain data as JSON that keeps maps: what a child process is given. Only for data of our own. */

const MAP = "$map";

export const toPlain = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) => (v instanceof Map ? { [MAP]: [...v] } : v));

export const fromPlain = <T>(text: string): T =>
  JSON.parse(text, (_key, v: unknown) =>
    v !== null && typeof v === "object" && MAP in v
      ? new Map((v as { [MAP]: [unknown, unknown][] })[MAP])
      : v,
  ) as T;
