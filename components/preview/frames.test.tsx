import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PhoneScreen } from "@/components/preview/frames";

it("a phone beside a live console takes no focus from it", () => {
  const frame = (inert?: boolean) =>
    renderToStaticMarkup(<PhoneScreen message={null} title="Phone" inert={inert} />);
  expect(frame(true)).toMatch(/<iframe[^>]* inert=""[^>]* tabindex="-1"/i);
  expect(frame()).not.toMatch(/inert|tabindex/i);
});
