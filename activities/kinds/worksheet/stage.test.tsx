import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { WorksheetStage } from "@/activities/kinds/worksheet/stage";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import type { InterfaceLanguage } from "@/messages/languages";
import { card, comparisons, groups, workAt } from "@/tests/support/worksheets/shown-samples";
import type { WorkShown } from "@/model/worksheets/shown";
import type { StageView } from "@/workshop/protocol/views";

async function seen(
  work: WorkShown | null,
  stop: WorkShown["at"],
  more: Partial<StageView> = {},
  language: InterfaceLanguage = "en",
): Promise<string> {
  const all = completed(await translationIn(language));
  const around = (inside: ReactNode) => (
    <IntlProvider locale={language} messages={all} timeZone="UTC">
      {inside}
    </IntlProvider>
  );
  const face = {
    kind: "worksheet",
    title: "Measures",
    at: stop,
    question: "What can be done?",
    text: null,
  } as const;
  return renderToStaticMarkup(
    around(
      <WorksheetStage view={{ language, face, work, asked: null, results: null, ...more } as StageView} />,
    ),
  );
}
const read = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("groups at work on the stage", () => {
  it("has the task, the time and every group in its order, without a rank", async () => {
    const text = read(await seen(workAt("work"), "work"));
    expect(text).toMatch(
      /What can be done\?.*12:3\d left.*Group 1 Table 1.*Harbour Table 2.*complete.*Group 3/,
    );
    expect(text).not.toMatch(/\b(1st|first|best|last)\b/i);
  });

  it("says that groups are being formed while there are none", async () => {
    expect(read(await seen(workAt("work", { groups: [] }), "work"))).toMatch(/Groups are being formed/);
    expect(read(await seen(null, "work"))).toMatch(/Groups are being formed/);
  });

  it("asks people to get together before writing begins", async () => {
    expect(read(await seen(workAt("work", { phase: "none", endsAt: null }), "work"))).toMatch(
      /Get together with your group/,
    );
  });

  it("marks the phase in which the room is", async () => {
    const html = await seen(workAt("work", { phases: { seconds: [60, 120, 240], at: 1 } }), "work");
    expect(html).toMatch(/<li aria-current="step"[^>]*>then in pairs/);
    expect(html.match(/aria-current/g)).toHaveLength(1);
  });

  it("says so when writing has ended, and shows no clock", async () => {
    const text = read(await seen(workAt("work", { phase: "frozen", endsAt: null }), "work"));
    expect(text).toMatch(/Writing has ended/);
    expect(text).not.toMatch(/\d:\d\d/);
  });
});

describe("a group that presents", () => {
  const speaking = { group: groups[1]!, card, index: 1, total: 4, since: Date.now() - 60_000, seconds: 180 };

  it("shows one card, who speaks and where in the cards they are", async () => {
    const text = read(await seen(workAt("present", { speaking }), "present"));
    expect(text).toMatch(/Harbour Table 2.*2 \/ 4.*What government can do.*Measures/);
    expect(text).toMatch(/1:0\d of 3:00/);
  });

  it("says of greyed lines that they were said before, and how many say us too", async () => {
    const html = await seen(workAt("present", { speaking }), "present");
    expect(read(html)).toMatch(/reflection period of thirty days said before/);
    expect(read(html)).toMatch(/before any interview \+5 same for us/);
    expect(html).not.toContain("█");
  });

  it("rests calmly once the time is over", async () => {
    const html = await seen(
      workAt("present", { speaking: { ...speaking, since: Date.now() - 500_000 } }),
      "present",
    );
    expect(read(html)).toMatch(/Time to round off/);
    expect(html).toMatch(/inline-size:100%/);
  });

  it("shows the order before anybody is called, with who was heard and who is next", async () => {
    const text = read(await seen(workAt("present"), "present"));
    expect(text).toMatch(/Group 1 · Table 1 ✓ heard.*Harbour · Table 2 next.*Group 3/);
  });

  it("thanks when all were heard", async () => {
    expect(
      read(
        await seen(workAt("present", { order: groups.map((group) => ({ group, heard: true })) }), "present"),
      ),
    ).toMatch(/All groups were heard/);
  });

  it("gives a group without cards the word", async () => {
    expect(
      read(await seen(workAt("present", { speaking: { ...speaking, card: null, total: 0 } }), "present")),
    ).toMatch(/Harbour is presenting/);
  });
});

describe("the gallery", () => {
  const asked = { form: { kind: "worksheet", marks: "dots", most: 3 } } as StageView["asked"];

  it("says how to walk and how many dots there are, and whose sheets hang there", async () => {
    const text = read(await seen(workAt("gallery"), "gallery", { asked }));
    expect(text).toMatch(/on your phone.*3 dots.*Group 1 · Table 1.*What government can do.*1 remark/);
  });

  it("draws the dots once they are revealed, most first, and says whose entry it is", async () => {
    const results = {
      marks: { entries: { entry902: 4, entry901: 9, entry000: 7 } },
    } as unknown as StageView["results"];
    const text = read(await seen(workAt("gallery"), "gallery", { asked, results }));
    expect(text).toMatch(/take home.*before any interview.*9.*thirty days.*4/);
    expect(text).not.toMatch(/\b7\b/);
  });
});

describe("the board", () => {
  it.each(comparisons)("draws $type", async (comparison) => {
    expect(await seen(workAt("board", { comparison }), "board")).toMatch(/<table/);
  });

  it("says so while there is nothing to compare", async () => {
    expect(read(await seen(workAt("board", { comparison: null }), "board"))).toMatch(/nothing to see yet/);
  });
});

describe("in Arabic", () => {
  it.each(["work", "present", "gallery", "board"] as const)("has its words at %s", async (stop) => {
    const text = read(await seen(workAt(stop), stop, {}, "ar"));
    expect(text).toMatch(/[\u0600-\u06ff]{3}/);
    expect(text).not.toMatch(/\b(left|heard|next|dots|entries|remark|Nobody)\b/);
  });
});
