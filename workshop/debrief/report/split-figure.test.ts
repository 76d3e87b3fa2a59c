import { describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { shareOf } from "@/model/debrief/share";
import type { SplitTable } from "@/workshop/debrief/split/split-tables";
import { splitFigures } from "@/workshop/debrief/report/split-figure";

const words = debriefWords();
const table = (counts: number[][], sectors: (string | null)[] = ["Police", "NGO", null]): SplitTable => ({
  question: "poll",
  round: 1,
  number: null,
  text: "",
  whatIf: null,
  options: [
    { id: "a", text: "Male" },
    { id: "b", text: "I cannot tell" },
  ],
  groups: counts.map((row, i) => {
    const people = row.reduce((x, y) => x + y, 0);
    return { sector: sectors[i]!, people, shares: row.map((n) => shareOf(n, people)) };
  }),
});

describe("answers by sector as a figure (H-8)", () => {
  it("name the choice over which two groups differ most, as counts, and say that chance can do that", () => {
    const [figure] = splitFigures(
      { id: "q1", title: "Question 1" },
      [
        table([
          [5, 3],
          [1, 5],
          [3, 3],
        ]),
      ],
      words,
    );
    expect(figure!.reading).toBe(
      "The groups differ most over “Male”: 5 of 8 in “Police”, 1 of 6 in “NGO”. Differences between groups can come about by chance, the more easily the smaller a group is; the smallest here has 6 people.",
    );
    expect(figure!.tables[0]!.rows).toEqual([
      ["Police", 8, "5 (63 %)", "3 (38 %)"],
      ["NGO", 6, "1 (17 %)", "5 (83 %)"],
      ["All others, or not given", 6, "3 (50 %)", "3 (50 %)"],
    ]);
    expect(figure!.chart).toMatchObject({
      type: "stacks",
      rows: [{ label: "Police", pieces: [{ count: 5 }, { count: 3 }] }, {}, {}],
    });
  });

  it("say why not all parts or items are there", () => {
    const split = table([
      [5, 3],
      [1, 5],
    ]);
    const how = (all: number) => splitFigures({ id: "q1", title: "Question 1" }, [split], words, all)[0]!.how;
    expect(how(8)).toMatch(
      /Left out is what was not asked, and what would show the answers of fewer than five people\.$/,
    );
    expect(how(1)).not.toContain("Left out");
  });

  it("are shaded cells where people gave several answers, since a bar would cut them like one", () => {
    const several = table([
      [5, 3],
      [1, 5],
      [3, 3],
    ]);
    for (const group of several.groups) group.people -= 1;
    expect(splitFigures({ id: "q1", title: "Question 1" }, [several], words)[0]!.chart).toEqual({
      type: "heat",
      columns: ["Police\n7 answered", "NGO\n5 answered", "All others, or not given\n5 answered"],
      rows: [
        {
          label: "Male",
          cells: [
            { said: "5", level: expect.closeTo(0.625) },
            { said: "1", level: expect.closeTo(1 / 6) },
            { said: "3", level: expect.closeTo(0.5) },
          ],
        },
        {
          label: "I cannot tell",
          cells: [
            { said: "3", level: expect.closeTo(0.375) },
            { said: "5", level: expect.closeTo(5 / 6) },
            { said: "3", level: expect.closeTo(0.5) },
          ],
        },
      ],
    });
  });

  it("name the question where there are several, and let two answers look as far apart as they are", () => {
    const asked = {
      ...table([
        [5, 3],
        [1, 5],
        [3, 3],
      ]),
      number: 8,
      text: "Is it so?",
    };
    const [figure] = splitFigures({ id: "q1", title: "Question 1" }, [asked], words);
    expect(figure!.reading).toContain(
      "The groups differ most at “8 · Is it so?”, over “Male”: 5 of 8 in “Police”, 1 of 6 in “NGO”.",
    );
    expect(figure!.more![0]!.chart).toMatchObject({
      rows: [{ pieces: [{ look: "plain" }, { look: "no" }] }, {}, {}],
    });
  });

  it("say which round they count, where people answered again after talking", () => {
    const again = (number: number | null, text: string) => ({
      ...table([
        [5, 3],
        [1, 5],
      ]),
      number,
      text,
      round: 2,
    });
    expect(splitFigures({ id: "q", title: "Q" }, [again(null, "")], words)[0]!.reading).toContain(
      "1 of 6 in “NGO”. These are the answers after talking (round 2).",
    );
    expect(
      splitFigures({ id: "q", title: "Q" }, [again(4, "passport"), again(5, "threat")], words)[0]!.reading,
    ).toMatch(/^The groups differ most at “4 · passport · Round 2”/);
  });

  it("tell of several questions the one over which groups differ most, by its beginning (H-8)", () => {
    const alike = { ...table([[4, 4]]), groups: table([[4, 4]]).groups, number: 1, text: "Alike?" };
    const text =
      "12. After the return she is met by somebody whom she knows, and who has a car, at the gate.";
    const apart = {
      ...table([
        [5, 3],
        [1, 5],
        [3, 3],
      ]),
      number: 2,
      text,
    };
    const [figure] = splitFigures({ id: "q", title: "Q" }, [alike, apart], words);
    expect(figure!.reading).toMatch(
      /^The groups differ most at “12\. After the return she is met by somebody whom she knows…”, over “/,
    );
    expect(figure!.reading).not.toContain("Alike");
    expect(figure!.more!.map((m) => m.caption)).toEqual(["1 · Alike?", text]);
    const later = splitFigures(
      { id: "q", title: "Q" },
      [alike, { ...apart, whatIf: "She is 17", round: 2 }],
      words,
    );
    expect(later[0]!.reading).toContain("whom she knows… · She is 17 · Round 2”");
  });

  it("say so where all groups answered alike, and are no figure where nothing may be split", () => {
    expect(
      splitFigures(
        { id: "q1", title: "Q" },
        [
          table([
            [6, 0],
            [5, 0],
          ]),
        ],
        words,
      )[0]!.reading,
    ).toContain("All groups answered alike.");
    expect(splitFigures({ id: "q1", title: "Q" }, [], words)).toEqual([]);
    expect(splitFigures({ id: "q1", title: "Q" }, undefined, words)).toEqual([]);
  });
});
