import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { Guarded } from "@/components/ui/guarded";

describe("what cannot be drawn (B-154)", () => {
  const props = { of: 1, instead: "a sentence", children: createElement("p") };
  const drawn = (state: { failed: boolean; of: unknown }, given = props) => {
    const guarded = new Guarded(given);
    guarded.state = { ...state, ...Guarded.getDerivedStateFromProps(given, state) };
    return guarded.render();
  };

  it("gives way to a sentence, until something else is to be drawn", () => {
    expect(drawn({ failed: false, of: 1 })).toBe(props.children);
    expect(drawn({ ...Guarded.getDerivedStateFromError(), of: 1 })).toBe("a sentence");
    expect(drawn({ failed: true, of: 1 }, { ...props, of: 2 })).toBe(props.children);
  });
});
