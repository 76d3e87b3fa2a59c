import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { GroupBetween } from "@/components/phone/worksheets/dossier-and-preparation";
import { phoneTranslator } from "@/components/phone/texts";
import { formsOf } from "@/tests/sockets/plain-browser";
import { sheetWith } from "@/tests/support/worksheets/contents";
import { groupRoom, workNow } from "@/tests/support/worksheets/groups-at-work";
import { planOf } from "@/workshop/content/plan";
import { groupView } from "@/workshop/views/worksheets/group";
import { cellSpecAt } from "@/workshop/worksheets/document";

const now = workNow("relay", { "g1-a": sheetWith({ "!tell/raid/ngo": "unasked", "!ask/wish": "1" }) });
const drawn = (group: string, work: Parameters<typeof groupRoom>[1] = {}) => {
  const view = groupView(groupRoom("relay", work).state, `person-${group}-1`, now, "en");
  return renderToStaticMarkup(<GroupBetween view={view} t={phoneTranslator("en")} />);
};
const moves = (html: string) =>
  formsOf(html).flatMap((form) =>
    form.controls.filter((c) => c.tag === "button").map((c) => [c.name ?? "", c.value ?? ""] as const),
  );

describe("a relay on a group's phone", () => {
  it("tells by plain forms that write cells of the sheet, and says what was told (G-160, G-94)", () => {
    const html = drawn("g1-a");
    expect(moves(html)).toEqual([
      ["!tell/raid/labour", "agreed"],
      ["!tell/raid/labour", "unasked"],
      ["!tell/wish/labour", "agreed"],
      ["!tell/wish/labour", "unasked"],
      ["!tell/wish/ngo", "agreed"],
      ["!tell/wish/ngo", "unasked"],
    ]);
    const sheet = planOf(groupRoom("relay").state.workshop).worksheet("relay")!;
    for (const [path] of moves(html)) expect(cellSpecAt(sheet, path)?.kind).toBe("value");
    expect(cellSpecAt(sheet, `!tell/${"a".repeat(130)}/b`)).toBeNull();
    expect(html).toMatch(/✓ .*NGO.* <small>Not asked<\/small>/);
    expect(html).not.toContain("Nobody was paid");
  });

  it("asks the person by one button a question, and says what that costs (G-160)", () => {
    const html = drawn("g1-b");
    expect(moves(html).at(-1)).toEqual(["!ask/wish", "1"]);
    expect(html).toContain("tell their story once more");
    expect(html).not.toContain("To sleep first");
  });

  it("has no buttons once the work is frozen", () =>
    expect(drawn("g1-a", { phase: "frozen" })).not.toContain("<button"));
});
