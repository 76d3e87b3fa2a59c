import { entryId, slug, textIdSchema } from "@/model/text/text-schemas";
import { freeId } from "@/workshop/editor/ids";
import { commandId } from "@/model/ids";
import { describe, expect, it } from "vitest";

describe("an id", () => {
  it("is no name that every object has (B-43)", () => {
    const taken = Object.getOwnPropertyNames(Object.prototype).filter((name) =>
      [slug, commandId, entryId, textIdSchema].some((id) => id.safeParse(name).success),
    );
    expect(taken).toEqual([]);
  });

  it("is made from a title with such a name too (B-43)", () => {
    expect(freeId("Constructor", new Set(), "option")).toBe("constructor-2");
  });
});
