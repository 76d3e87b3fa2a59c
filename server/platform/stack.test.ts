import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { placesIn } from "@/server/platform/stack";

const folder = mkdtempSync(path.join(tmpdir(), "stack-"));
afterAll(() => rmSync(folder, { recursive: true }));

const source = `interface Nothing {}

export function falls(): never {
  throw new Error("for the test");
}
`;

/** What a function of a bundle throws. */
async function thrownOf(sourcemap: boolean): Promise<string> {
  writeFileSync(path.join(folder, "falls.ts"), source);
  const outfile = path.join(folder, `bundle-${sourcemap}.mjs`);
  await build({
    entryPoints: [path.join(folder, "falls.ts")],
    outfile,
    bundle: true,
    format: "esm",
    sourcemap,
  });
  const { falls } = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as { falls(): never };
  try {
    return falls();
  } catch (error) {
    return (error as Error).stack!;
  }
}

describe("the places that the log tells of", () => {
  it("O-23: are those of the sources, where a bundle has a map", async () => {
    expect(placesIn(await thrownOf(true))[0]).toMatch(/\/falls\.ts:4$/);
  });

  it("O-23: are those of the bundle, where it has none", async () => {
    expect(placesIn(await thrownOf(false))[0]).toMatch(/\/bundle-false\.mjs:\d+$/);
  });

  it("O-23: leave out what is Node's and other people's, and what was thrown as words", () => {
    const stack = `Error: at /home/ada/secret.ts:1:1
    at file:///app/node_modules/pg/lib/client.js:10:5
    at node:internal/timers:581:17
    at Seal.close (/app/server/store/seal.ts:38:11)
    at async /app/server/store/seal.ts:12:3`;
    expect(placesIn(stack)).toEqual(["app/server/store/seal.ts:38", "app/server/store/seal.ts:12"]);
  });
});
