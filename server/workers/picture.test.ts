import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePicture, type PictureMade, isPlainWebp } from "@/server/workers/picture";

const folder = mkdtempSync(path.join(tmpdir(), "picture-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
async function pictureOf(bytes: Buffer, drawing = false) {
  const output = mkdtempSync(path.join(folder, `${++count}-`));
  const input = path.join(folder, `${count}.in`);
  writeFileSync(input, bytes);
  return {
    ...(await makePicture({ input, output, drawing })),
    read: (name: string) => readFileSync(path.join(output, name)),
  };
}
const good = (result: PictureMade) => {
  if ("problem" in result) throw new Error(result.problem);
  return result;
};

/** Noise: the hardest to make small. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  });
let photo: Buffer;
beforeAll(async () => {
  photo = await noise(2_000, 1_500).jpeg({ quality: 90 }).toBuffer();
});

describe("a picture that is uploaded (B-132)", { timeout: 60_000 }, () => {
  it("becomes one for phones of at most 640 pixels and 60 KB, one for the stage, and a large one", async () => {
    const result = await pictureOf(photo);
    const { made: variants } = good(result);
    const named = Object.fromEntries(variants.map((v) => [v.name, v]));
    expect(named.file).toMatchObject({ width: 2_000, height: 1_500, mime: "image/webp" });
    expect(named.stage).toMatchObject({ width: 1_920, height: 1_440 });
    for (const name of ["phone", "phone-jpeg"]) {
      expect(named[name]!.width).toBeLessThanOrEqual(640);
      expect(named[name]!.bytes).toBeLessThanOrEqual(60_000);
      expect(named[name]!.bytes).toBe(result.read(name).length);
    }
    expect(named["phone-jpeg"]!.mime).toBe("image/jpeg");
  });

  it("loses where and with what it was taken, and stands upright", async () => {
    const exif = {
      IFD0: { Make: "SECRET-CAMERA", Artist: "SECRET-PERSON" },
      IFD3: { GPSLatitude: "13/1 45/1 0/1" },
    };
    const sideways = await sharp({ create: { width: 300, height: 100, channels: 3, background: "#c00" } })
      .withExif(exif)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(sideways).metadata()).orientation).toBe(6);
    const result = await pictureOf(sideways);
    expect(good(result)).toMatchObject({ width: 100, height: 300 });
    for (const { name } of good(result).made) {
      const about = await sharp(result.read(name)).metadata();
      expect(about.exif).toBeUndefined();
      expect(about.orientation).toBeUndefined();
      expect(result.read(name).toString("latin1")).not.toContain("SECRET");
    }
  });

  it("loses what was hidden behind its end", async () => {
    const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#0c0" } })
      .png()
      .toBuffer();
    const result = await pictureOf(Buffer.concat([png, Buffer.from("<script>alert(1)</script>PK\x03\x04")]));
    for (const { name } of good(result).made)
      expect(result.read(name).toString("latin1")).not.toContain("<script>");
  });

  it("keeps only the first picture of an animation, and says so", async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 40, height: 40, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await sharp([await frame("#f00"), await frame("#0f0")], { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(good(await pictureOf(frames))).toMatchObject({ width: 40, height: 40, firstOfMany: true });
  });

  it("that was exported comes back as the very same bytes", async () => {
    const first = await pictureOf(await noise(900, 500).png().toBuffer());
    good(first);
    const again = await pictureOf(first.read("file"));
    good(again);
    expect(again.read("file").equals(first.read("file"))).toBe(true);
  });

  it("with further chunks or bytes behind its end is not kept as it is", async () => {
    const webp = await noise(50, 50).webp().toBuffer();
    expect(isPlainWebp(webp)).toBe(true);
    expect(isPlainWebp(Buffer.concat([webp, Buffer.from("<script>")]))).toBe(false);
    expect(
      isPlainWebp(
        await noise(50, 50)
          .withExif({ IFD0: { Make: "x" } })
          .webp()
          .toBuffer(),
      ),
    ).toBe(false);
    expect(isPlainWebp(webp.subarray(0, 40))).toBe(false);
  });
});

describe("a picture that would do harm", { timeout: 60_000 }, () => {
  it("is refused when it is cut off or no picture at all", async () => {
    expect(await pictureOf(photo.subarray(0, 20_000))).toMatchObject({ problem: "broken" });
    expect(await pictureOf(Buffer.from("\x89PNG\r\n\x1a\nnothing", "latin1"))).toMatchObject({
      problem: "broken",
    });
  });

  it("is refused when it has more pixels than a server can hold", async () => {
    const bomb = await sharp({ create: { width: 9_500, height: 9_000, channels: 3, background: "#fff" } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await pictureOf(bomb)).toMatchObject({ problem: "too-many-pixels" });
  });
});

describe("a drawing", () => {
  const svg = (inside: string, head = "") =>
    Buffer.from(
      `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100">${inside}</svg>`,
    );

  it("becomes pixels, as large as a stage is wide, and what it would run is gone", async () => {
    const result = await pictureOf(
      svg(
        '<rect width="200" height="100" fill="#0a0"/><script>alert(1)</script><foreignObject><iframe/></foreignObject>',
      ),
      true,
    );
    expect(good(result)).toMatchObject({ width: 1_920, height: 960 });
    for (const { name } of good(result).made)
      expect(result.read(name).toString("latin1")).not.toContain("script");
  });

  it("reads no file of the server and asks nobody for anything", async () => {
    const secret = path.join(folder, "secret.png");
    await sharp({ create: { width: 200, height: 100, channels: 3, background: "#f00" } })
      .png()
      .toFile(secret);
    const result = await pictureOf(
      svg(
        `<rect width="200" height="100" fill="#fff"/><image xlink:href="file://${secret}" width="200" height="100"/><image href="${secret}" width="200" height="100"/>`,
      ),
      true,
    );
    good(result);
    const { data } = await sharp(result.read("file")).raw().toBuffer({ resolveWithObject: true });
    expect([data[0], data[1], data[2]]).toEqual([255, 255, 255]);
  });

  it("with entities of its own is refused", async () => {
    const laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    expect(await pictureOf(svg("<text>&b;</text>", laughs), true)).toMatchObject({ problem: "broken" });
    expect(
      await pictureOf(
        svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        true,
      ),
    ).toMatchObject({ problem: "broken" });
  });

  it("of a size that nobody can draw is refused", async () => {
    const huge = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="900000" height="900000"><rect width="9" height="9"/></svg>',
    );
    expect(await pictureOf(huge, true)).toHaveProperty("problem");
  });
});
