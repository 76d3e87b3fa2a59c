import { describe, expect, it } from "vitest";
import { isolated } from "@/model/text/isolated";

describe("the values of a sentence", () => {
  it("stand apart where they run the other way", () => {
    expect(isolated({ answer: "نعم", count: 8 }, "en")).toEqual({ answer: "\u2068نعم\u2069", count: 8 });
    expect(isolated({ code: "K7P-RX4" }, "ar")).toEqual({ code: "\u2068K7P-RX4\u2069" });
    expect(isolated({ title: "Paula", count: 8 }, "th")).toEqual({ title: "Paula", count: 8 });
  });

  it("stay as they are where they only choose between forms of it", () => {
    expect(isolated({ how: "in", who: "Ada" }, "ar", "{how, select, in {{who}} other {}}")).toEqual({
      how: "in",
      who: "\u2068Ada\u2069",
    });
  });
});
