import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { ErrorBoundary } from "@/components/ui/error-boundary";

describe("what cannot be drawn (B-154)", () => {
  const props = { of: 1, instead: "a sentence", children: createElement("p") };
  const drawn = (state: { failed: boolean; of: unknown }, next = props) => {
    const guarded = new ErrorBoundary(next);
    guarded.state = { ...state, ...ErrorBoundary.getDerivedStateFromProps(next, state) };
    return guarded.render();
  };

  it("gives way to a sentence, until something else is to be drawn", () => {
    expect(drawn({ failed: false, of: 1 })).toBe(props.children);
    expect(drawn({ ...ErrorBoundary.getDerivedStateFromError(), of: 1 })).toBe("a sentence");
    expect(drawn({ failed: true, of: 1 }, { ...props, of: 2 })).toBe(props.children);
  });
});
