import { describe, expect, it } from "vitest";
import { z } from "zod";
import { kindNames } from "@/activities/kinds";
import { textKey } from "@/components/editor/form/field-name";
import editor from "@/messages/en/editor.json";
import { schemaOf } from "@/workshop/editor/complete-draft";
import { unwrapped } from "@/workshop/editor/draft-schema-of";
import { workshopSchema } from "@/workshop/content/workshop";
import { editReasons } from "@/workshop/editor/edit-reasons";

const fields = editor.fields as Record<string, Record<string, Record<string, string>>>;
const has = (key: string) => {
  const [, owner, place, what] = key.split(".") as [string, string, string, string];
  return fields[owner]?.[place]?.[what] !== undefined;
};

/** Every field that a form of this kind shows, by the names that lead to it; lists of things with `true`. */
function fieldsOf(schema: z.ZodType, names: string[] = []): [string[], boolean][] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray) return fieldsOf(inner.element as z.ZodType, names);
  if (inner instanceof z.ZodDiscriminatedUnion)
    return (inner.options as z.ZodObject[]).flatMap((o) => fieldsOf(o, names));
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    if (name === "id" || field.def.type === "literal") return [];
    const bare = unwrapped(field);
    const things = bare instanceof z.ZodArray && bare.element instanceof z.ZodObject;
    return [[[...names, name], things] as [string[], boolean], ...fieldsOf(field, [...names, name])];
  });
}

describe.each(kindNames)("the form of a %s", (kind) => {
  it("has words for every field", () => {
    const nameless = fieldsOf(schemaOf(kind)).filter(([steps]) => !textKey(has, kind, steps, "label"));
    expect(nameless.map(([steps]) => steps.join("_"))).toEqual([]);
  });

  it("is named in the list of kinds", () => {
    expect(editor.kinds[kind].name).toBeTruthy();
  });
});

it("agendas and words have words for every field", () => {
  const { agendas, words, theme } = workshopSchema.shape;
  for (const [owner, schema, name] of [
    ["agenda", agendas, "agendas"],
    ["word", words, "words"],
    ["workshop", theme, "theme"],
  ] as const) {
    const nameless = fieldsOf(schema, [name]).filter(([steps]) => !textKey(has, owner, steps, "label"));
    expect(nameless.map(([steps]) => steps.join("_"))).toEqual([]);
  }
});

it("every part that may be added says in its own words what is added (E-73)", () => {
  const parts = (schema: z.ZodType, names: string[] = []): string[][] => {
    const inner = unwrapped(schema);
    if (inner instanceof z.ZodArray) return parts(inner.element as z.ZodType, names);
    if (inner instanceof z.ZodDiscriminatedUnion)
      return (inner.options as z.ZodObject[]).flatMap((o) => parts(o, names));
    if (!(inner instanceof z.ZodObject)) return [];
    const below = Object.entries(inner.shape as Record<string, z.ZodType>);
    return [
      ...(schema instanceof z.ZodOptional ? [names] : []),
      ...below.flatMap(([name, field]) => parts(field, [...names, name])),
    ];
  };
  const { theme } = workshopSchema.shape;
  const all = [
    ...kindNames.flatMap((kind) => parts(schemaOf(kind)).map((names) => [kind, names] as const)),
    ...parts(theme, ["theme"]).map((names) => ["workshop", names] as const),
  ];
  const wordless = all.filter(([owner, names]) => !textKey(has, owner, names, "add"));
  expect(wordless.map(([owner, names]) => [owner, ...names].join("_"))).toEqual([]);
  expect(all.length).toBeGreaterThan(10);
});

it("no words are left for fields that there are not", () => {
  const used = new Set(
    kindNames.flatMap((kind) =>
      fieldsOf(schemaOf(kind)).flatMap(([steps]) =>
        ["label", "help", "item", "add"].map((what) => textKey(has, kind, steps, what)),
      ),
    ),
  );
  const left = kindNames
    .flatMap((kind) =>
      Object.entries(fields[kind] ?? {}).flatMap(([place, texts]) =>
        Object.keys(texts).map((what) => `fields.${kind}.${place}.${what}`),
      ),
    )
    .filter((key) => !used.has(key));
  expect(left).toEqual([]);
});

it("every refusal of an edit has a sentence", () => {
  expect(Object.keys(editor.reasons).sort()).toEqual([...editReasons].sort());
});
