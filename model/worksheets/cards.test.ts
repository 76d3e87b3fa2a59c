import { describe, expect, it } from "vitest";
import { audienceIn, measuresIn, sheetNamed, sheetOf, sheetWith } from "@/tests/support/worksheets/contents";
import { cardsOf, MINORITY_CARD, noMarks, shownCards } from "@/model/worksheets/cards";
import { OWN } from "@/model/worksheets/cells";
import { wordId } from "@/model/worksheets/redaction";
import { entryIdOf } from "@/model/worksheets/entries";

const lines = (card: { blocks: { lines: { text: string }[] }[] } | undefined) =>
  card?.blocks.flatMap((b) => b.lines.map((l) => l.text));

describe("cards (G-97)", () => {
  it("are one for each section in which something stands", () => {
    const cards = cardsOf(
      sheetNamed("scenario"),
      "g1-a",
      sheetOf(measuresIn("government", ["Train", "Police"]), measuresIn("joint", ["Meet"])),
    );
    expect(cards.map((c) => [c.id, c.title, lines(c)])).toEqual([
      ["government", "Government's view", ["Train"]],
      ["together", "Together", ["Meet"]],
    ]);
    expect(cards[0]!.blocks[0]).toMatchObject({
      label: "Measures of the government",
      lines: [
        {
          entry: entryIdOf("g1-a", "government", "Train"),
          more: [{ label: "Who owns it?", text: "Police" }],
        },
      ],
    });
  });

  it("are one for each row of a section that repeats", () => {
    const content = sheetOf(
      audienceIn("r1", { who: "Elders", where: "origin" }),
      audienceIn("x", { who: "Buyers" }),
      sheetWith({}, { "audience@": ["r1", "x"] }),
    );
    const cards = cardsOf(sheetNamed("campaign"), "g1-a", content);
    expect(cards.map((c) => [c.id, c.title, lines(c)])).toEqual([
      ["audience@r1", "Audience (1)", ["Elders", "At the origin"]],
      ["audience@x", "Audience (2)", ["Buyers"]],
    ]);
  });

  it("show named rows by their names, and ticks by their texts", () => {
    const [card] = cardsOf(
      sheetNamed("services"),
      "g1-a",
      sheetWith({ "map/legal/transit/government": "1", "map/legal/transit/ngo": "1" }),
    );
    expect(card!.blocks[0]!.lines).toEqual([
      {
        text: "Legal aid",
        entry: null,
        more: [{ label: "Transit", text: "Government, NGO" }],
        grey: false,
        too: 0,
      },
    ]);
  });

  it("are cut where they are longer than seven lines, and lose no line", () => {
    const texts = Array.from({ length: 9 }, (_, i) => `Need ${i + 1}`);
    const cards = cardsOf(
      sheetNamed("without"),
      "g1-a",
      sheetWith({ now: texts.slice(0, 8).join("\n"), later: texts[8]! }),
    );
    expect(cards.map((c) => [c.id, c.blocks.length, lines(c)])).toEqual([
      ["needs", 1, texts.slice(0, 5)],
      ["needs/2", 2, texts.slice(5)],
    ]);
    expect(
      cardsOf(sheetNamed("without"), "g1-a", sheetWith({ now: texts.slice(0, 7).join("\n") })),
    ).toHaveLength(1);
  });

  it("are five at first, and then those that the group chose; the other view stands with them where it is shown", () => {
    const rows = ["a", "b", "c", "d"];
    const base = sheetOf(
      sheetWith(
        { objective: "More checks", [OWN.minority]: "Two of us\nsee it otherwise" },
        { "audience@": rows },
      ),
      ...rows.map((r) => audienceIn(r, { who: r.repeat(3), message: r })),
    );
    const shown = (more: Record<string, string> = {}) => {
      const content = sheetOf(base, sheetWith(more));
      return shownCards(cardsOf(sheetNamed("campaign"), "g1-a", content), content).map((c) => c.id);
    };
    expect(shown()).toEqual(["start", "audience@a", "audience@b", "audience@c", "audience@d"]);
    expect(shown({ [`${OWN.off}start`]: "1", [`${OWN.off}message@b`]: "0" })).toEqual([
      "audience@a",
      "audience@b",
      "audience@c",
      "audience@d",
      "message@b",
    ]);
    expect(shown({ [OWN.showMinority]: "1" }).at(-1)).toBe(MINORITY_CARD);
    expect(shown({ [OWN.showMinority]: "1", [`${OWN.off}${MINORITY_CARD}`]: "1" })).not.toContain(
      MINORITY_CARD,
    );
  });

  it("carry grey, black and us-too from three people on (G-98, G-86)", () => {
    const [one, two] = ["Nan needs rest", "Food"].map((t) => entryIdOf("g1-a", "now", t));
    const content = sheetWith({ now: "Nan needs rest\nFood" });
    const [card] = cardsOf(sheetNamed("without"), "g1-a", content, {
      black: [wordId("without", "Nan")],
      greyed: [two!],
      too: { [one!]: 2, [two!]: 3 },
    });
    expect(card!.blocks[0]!.lines).toEqual([
      { text: "███ needs rest", entry: one, more: [], grey: false, too: 0 },
      { text: "Food", entry: two, more: [], grey: true, too: 3 },
    ]);
    expect(cardsOf(sheetNamed("without"), "g1-a", content, noMarks)[0]!.blocks[0]!.lines[0]!.text).toBe(
      "Nan needs rest",
    );
  });
});
