import { expect, it } from "vitest";
import { palette } from "@/components/chart/palette";
import { offered } from "@/components/editor/form/colour-field";

it("offers no colour that an answer has", () => {
  for (const answer of [palette.yes, palette.unsure, palette.no])
    expect(Object.values(offered)).not.toContain(answer);
});
