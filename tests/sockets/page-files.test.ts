/** Scripts and styles of trainers' pages: as the build compressed them, and whole for a browser that takes none. */
import { request } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Plenary } from "@/tests/support/plenary";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.start({}, { next: true });
});
afterAll(() => plenary?.stop());

const load = (path: string, encoding: string) =>
  new Promise<{ encoding: string | undefined; kept: string | undefined; body: Buffer }>((resolve, reject) => {
    const call = request(`${plenary.url}${path}`, { headers: { "accept-encoding": encoding } }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () =>
        resolve({
          encoding: res.headers["content-encoding"],
          kept: res.headers["cache-control"],
          body: Buffer.concat(chunks),
        }),
      );
    });
    call.on("error", reject);
    call.end();
  });

it("are sent in brotli, to be kept for good", async () => {
  const page = await load("/trainer/sign-in", "identity");
  const files = [...page.body.toString().matchAll(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g)].map(
    ([file]) => file,
  );
  expect(files.some((file) => file.endsWith(".js")) && files.some((file) => file.endsWith(".css"))).toBe(
    true,
  );
  for (const file of new Set(files)) {
    const [small, whole] = [await load(file, "gzip, br"), await load(file, "identity")];
    expect([file, small.encoding, small.kept]).toEqual([file, "br", whole.kept]);
    expect(brotliDecompressSync(small.body).equals(whole.body)).toBe(true);
    expect(whole.encoding).toBeUndefined();
  }
});
