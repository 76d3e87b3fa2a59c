import { brotliCompressSync, constants } from "node:zlib";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { describe, expect, it } from "vitest";

const KB = 1_024;
const { phoneOptions } = (await import(
  pathToFileURL(path.resolve(import.meta.dirname, "../scripts/build.mjs")).href
)) as {
  phoneOptions(): esbuild.BuildOptions & { outdir: string };
};
const options = phoneOptions();
const { outputFiles } = await esbuild.build({ ...options, sourcemap: false, write: false, metafile: false });
/** Bytes of each file as the server sends it. */
const sizes = outputFiles!.map((file) => ({
  name: path.relative(options.outdir, file.path).replaceAll("\\", "/"),
  bytes: brotliCompressSync(file.contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
}));

/** With the shared document in it. */
const SHEET = "islands/sheet.js";

describe("what a phone has to load", () => {
  it("is a base script of 25 KB at most", () => {
    expect(sizes.find((s) => s.name === "phone.js")!.bytes).toBeLessThanOrEqual(25 * KB);
  });

  it.each(sizes.filter((s) => s.name.startsWith("islands/") && s.name !== SHEET))(
    "and, where $name is shown, at most 15 KB more",
    ({ bytes }) => {
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(15 * KB);
    },
  );

  it("and, for a sheet that several write at once, at most 40 KB more (G-70)", () => {
    expect(sizes.find((s) => s.name === SHEET)!.bytes).toBeLessThanOrEqual(40 * KB);
  });

  it("has no island that is not tested here", () => {
    expect(sizes.map((s) => s.name)).toEqual(
      expect.arrayContaining(["phone.js", "islands/marking.js", "islands/sort.js"]),
    );
  });
});
