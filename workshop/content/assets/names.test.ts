import { z } from "zod";
import { describe, expect, it } from "vitest";
import { activitySchema } from "@/activities/kinds";
import { ASSET_FIELDS, assetsNamed, nameFor, withAssetsRenamed } from "@/workshop/content/assets/names";
import { assetName } from "@/model/text/text-schemas";

describe("the name of an uploaded file", () => {
  it.each([
    ["Map of Asia.PNG", "map-of-asia.webp"],
    ["../../etc/passwd", "passwd.webp"],
    ["C:\\Users\\ada\\Bild ä.jpeg", "bild-a.webp"],
    ["แผนที่.png", "file.webp"],
    ["", "file.webp"],
    ["...", "file.webp"],
    [`${"a".repeat(300)}.png`, `${"a".repeat(60)}.webp`],
    ["a\0b\n.png", "a-b.webp"],
  ])("%j becomes %j", (file, name) => {
    expect(nameFor(file, "webp", new Set())).toBe(name);
    expect(assetName.safeParse(name).success).toBe(true);
  });

  it("is never one that is taken", () => {
    expect(nameFor("map.png", "webp", new Set(["map.webp", "map-2.webp"]))).toBe("map-3.webp");
  });
});

describe("the assets that content names", () => {
  const slide = {
    kind: "slide",
    body: '![A](map.webp) text ![B \\] c](</assets/guide/the-debt.svg>) ![](x.webp "title") [no](link.webp)',
    picture: { file: "p.webp", alt: "file" },
  };

  it("are found in fields and in Markdown", () => {
    expect(assetsNamed([slide, { captions: "c.vtt" }])).toEqual([
      "map.webp",
      "the-debt.svg",
      "x.webp",
      "p.webp",
      "c.vtt",
    ]);
  });

  it("are never addresses of strangers or ways up", () => {
    expect(
      assetsNamed({
        body: "![x](https://example.org/a.png) ![x](../a.png) ![x](/assets/../a.png) ![x](//a.png)",
        file: "../x",
      }),
    ).toEqual([]);
  });

  it("can be renamed, and nothing else changes", () => {
    const renamed = withAssetsRenamed(
      slide,
      new Map([
        ["map.webp", "map-2.webp"],
        ["p.webp", "q.webp"],
      ]),
    );
    expect(assetsNamed(renamed)).toEqual(["map-2.webp", "the-debt.svg", "x.webp", "q.webp"]);
    expect(renamed.body).toBe(slide.body.replace("map.webp", "map-2.webp"));
  });

  it("stand in the fields of every kind that are known to hold them", () => {
    const fields = new Set<string>();
    const visit = (schema: z.ZodType, field: string): void => {
      if (schema === assetName) fields.add(field);
      else if (
        schema instanceof z.ZodOptional ||
        schema instanceof z.ZodDefault ||
        schema instanceof z.ZodNullable
      )
        visit(schema.unwrap() as z.ZodType, field);
      else if (schema instanceof z.ZodArray) visit(schema.element as z.ZodType, field);
      else if (schema instanceof z.ZodDiscriminatedUnion)
        for (const o of schema.options) visit(o as z.ZodType, field);
      else if (schema instanceof z.ZodObject)
        for (const [name, inner] of Object.entries(schema.shape)) visit(inner as z.ZodType, name);
    };
    visit(activitySchema, "");
    expect(fields.size).toBeGreaterThan(0);
    expect([...fields].filter((f) => !ASSET_FIELDS.has(f))).toEqual([]);
  });
});
