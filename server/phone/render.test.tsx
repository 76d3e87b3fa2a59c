import { afterEach, describe, expect, it, vi } from "vitest";
import { phoneTranslator } from "@/components/phone/texts";
import { renderPhone } from "@/server/phone/render";
import { newRoom } from "@/tests/support/pure-room";
import type { PhoneView } from "@/workshop/protocol/views";
import { phoneView } from "@/workshop/views/phone-view";

afterEach(() => void vi.restoreAllMocks());

describe("a phone's view that cannot be drawn (B-154)", () => {
  it("is a sentence in the language of the phone, and the log says so without a word of it", () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const whole = phoneView(newRoom(), new Map(), [], "ko");
    const broken = {
      ...whole,
      face: { kind: "of another version", secret: "Zqsecret" },
    } as unknown as PhoneView;
    const html = renderPhone(broken, { now: 0 });
    expect(html).toContain(phoneTranslator("ko")("notDrawnTitle"));
    expect(renderPhone(whole, { now: 0 })).not.toContain(phoneTranslator("ko")("notDrawnTitle"));
    expect(said.mock.calls.map(([line]) => String(line)).join("")).toMatch(/could not be drawn/);
    expect(said.mock.calls.join("")).not.toContain("Zqsecret");
  });
});
