/** Finds, in whatever is shown or exported, every place that speaks of a sector, with the numbers beside it. */

interface Spoken {
  sector: string;
  /** The row, line, object or sentence. */
  where: string;
  /** Whole numbers in it; shares in per cent are left out. */
  numbers: number[];
}

const numbersIn = (text: string): number[] =>
  [...text.replace(/\d+(?:[.,]\d+)?\s*%/g, "").matchAll(/\d+/g)].map((m) => Number(m[0]));

const speaks = (text: string, sectors: readonly string[]): string[] =>
  sectors.filter((s) => text.includes(s));

/** @param shown a text (looked at line by line), or plain data (row by row, object by object) */
export function spokenOf(shown: unknown, sectors: readonly string[]): Spoken[] {
  const lines: Spoken[] = [];
  const note = (text: string, numbers = numbersIn(text)) => {
    for (const sector of speaks(text, sectors)) lines.push({ sector, where: text.slice(0, 200), numbers });
  };
  const cellText = (value: unknown): string => (typeof value === "object" ? "" : String(value));
  const walk = (value: unknown): void => {
    if (typeof value === "string") for (const line of value.split(/\r?\n/)) note(line);
    else if (Array.isArray(value)) {
      // A row of a table is one thing: its cells belong together.
      if (value.some((v) => typeof v === "string") && value.every((v) => v === null || typeof v !== "object"))
        note(value.map(cellText).join(" | "));
      else value.forEach(walk);
    } else if (value && typeof value === "object") {
      const cells = Object.values(value)
        .filter((v) => typeof v === "string" || typeof v === "number")
        .map(cellText);
      const label = Object.values(value).find((v) => typeof v === "string" && sectors.includes(v));
      if (label !== undefined)
        note(
          `${cells.join(" | ")} ${JSON.stringify(Object.values(value).filter((v) => typeof v === "object" && v !== null))}`,
        );
      else Object.values(value).forEach(walk);
    }
  };
  walk(shown);
  return lines;
}
