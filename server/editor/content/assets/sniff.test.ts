import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { HEAD_BYTES, sniff } from "@/server/editor/content/assets/sniff";
import { costOf } from "@/tests/support/processor-time";

const pixels = sharp({ create: { width: 4, height: 4, channels: 3, background: "#123456" } });
const text = (s: string) => Buffer.from(s, "latin1");

describe("what a file is", () => {
  it("is told by its bytes", async () => {
    expect(sniff(await pixels.clone().png().toBuffer())?.mime).toBe("image/png");
    expect(sniff(await pixels.clone().jpeg().toBuffer())?.mime).toBe("image/jpeg");
    expect(sniff(await pixels.clone().webp().toBuffer())?.mime).toBe("image/webp");
    expect(sniff(await pixels.clone().gif().toBuffer())?.mime).toBe("image/gif");
    expect(sniff(await pixels.clone().avif().toBuffer())?.mime).toBe("image/avif");
    expect(sniff(text("\0\0\0\x18ftypmp42"))?.kind).toBe("video");
    expect(sniff(text("\0\0\0\x18ftypM4A "))?.mime).toBe("audio/mp4");
    expect(sniff(text("\0\0\0\x18ftypheic"))?.ending).toBe("heic");
    expect(sniff(text("ID3\x03"))?.mime).toBe("audio/mpeg");
    expect(sniff(text("WEBVTT\n\n00:00"))?.kind).toBe("captions");
    expect(sniff(text("%PDF-1.7"))?.kind).toBe("document");
  });

  it("is a drawing behind comments and a document type, too", () => {
    expect(
      sniff(text('<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg PUBLIC "x" "y">\n<svg xmlns="x">'))?.ending,
    ).toBe("svg");
  });

  it("is a drawing behind a document type with entities of its own", () => {
    expect(sniff(text('<!DOCTYPE svg [<!ENTITY a "b>c">] >\n<!-- <html> --><svg>'))?.ending).toBe("svg");
    expect(sniff(text('<!DOCTYPE svg [<!ENTITY a "b>c"><svg>'))).toBeNull();
  });

  it.each(["<!---->", "<!-- ", "<?xml ", "<?xml?>", "<!DOCTYPE svg [", "\n"])(
    "is looked at once, whatever begins with many %j",
    (part) => {
      const long = text(part.repeat(Math.floor(HEAD_BYTES / part.length)));
      expect(costOf(() => expect(sniff(long)).toBeNull())).toBeLessThan(1_000);
    },
  );

  it.each([
    "",
    "MZ\x90",
    "<html><script>",
    "#!/bin/sh",
    "hello",
    "<?xml version='1.0'?><html><svg>",
    "RIFF\0\0\0\0AVI ",
    "\0\0\0\x01ftypisom",
    "\xff\xff\xff\xffftypisom",
    "GIF",
    "PK\x05\x06",
  ])("is nothing that is taken when it begins with %j", (start) => expect(sniff(text(start))).toBeNull());
});
