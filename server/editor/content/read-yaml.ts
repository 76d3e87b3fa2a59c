/** YAML files of authors, checked by a schema. A mistake is one sentence that names file and field. */
import fs from "node:fs";
import { parse } from "yaml";
import type { z } from "zod";

/** @throws Error with one sentence that names file and field. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const raw = parseYaml(file);
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw wrong(file, `${fieldOf(issue!.path, raw)}: ${issue!.message.replace(/\.?$/, ".")}`);
}

function parseYaml(file: string): unknown {
  try {
    return parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    // The library adds a picture of the lines below its first one.
    const [first] = (error as Error).message.split("\n");
    throw wrong(file, `this is not valid YAML: ${first!.replace(/[:.]?$/, ".")}`);
  }
}

/** A field as an author sees it: ids where the file has them, "#3" for the third entry of a list else. */
function fieldOf(steps: readonly PropertyKey[], raw: unknown): string {
  let here = raw;
  const names = steps.map((step) => {
    here = (here as Record<PropertyKey, unknown> | null | undefined)?.[step];
    if (typeof step !== "number") return String(step);
    const id = (here as { id?: unknown } | null | undefined)?.id;
    return typeof id === "string" ? id : `#${step + 1}`;
  });
  return names.join(".") || "the whole file";
}

/** An error about one file, as a sentence. */
export const wrong = (file: string, sentence: string) => new Error(`${file}: ${sentence}`);
