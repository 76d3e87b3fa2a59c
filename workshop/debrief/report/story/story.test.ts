import { describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { storyWords } from "@/components/debrief/story-words";
import { interfaceLanguages } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { worksheetDebriefSample } from "@/tests/support/worksheets/debrief-samples";
import { type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import { roomOf, roundsFrom } from "@/tests/support/synthetic-room";
import { pollWorkshop } from "@/tests/support/story-rooms";
import { basisOf } from "@/model/debrief/made";
import { statsOf } from "@/workshop/debrief/report/story/stats";
import { storyOf, type StorySources } from "@/workshop/debrief/report/story/story";

const none: StorySources = { box: null, learning: [] };
const test = {
  activity: "after",
  title: "After",
  matched: 19,
  leftOut: 0,
  items: 7,
  result: { mean: 1.94, low: 1.41, high: 2.4, gained: 14, lost: 2 },
};
const words = storyWords(debriefWords(), true);
const linesOf = (debrief: Debrief, sources = none) => storyOf(debrief, sources).map(words.sentence);
const ids = (debrief: Debrief, sources = none) => storyOf(debrief, sources).map((s) => s.id);
const room = (paths: string[], people = paths.length) => debriefOf(roomOf(roundsFrom(paths), people));
const nineteen = Array.from({ length: 19 }, (_, i) =>
  i < 12 ? "NNUYYYYY" : i < 16 ? "NNNUUYYY" : "NNNNNUUU",
);

describe("F-3: the story of a room", () => {
  it("says who took part, where the room turned and where most people moved", () => {
    expect(ids(room(nineteen, 23))).toEqual(["participation", "turning:paula", "movement:paula"]);
    expect(linesOf(room(nineteen, 23))).toEqual([
      "23 people joined, and at least 19 of them answered something; one activity was put to the room in one session.",
      "In “Paula”, at least half of those who answered said “Yes” from part 4 (p4) on: 12 of 19 at part 4. The expert reading turns at parts 4 to 5.",
      "The largest movement was between part 3 and part 4 (p4): 16 of 19 changed their answer, 16 towards “Yes” and 0 away from it. Nobody who had said “Yes” took it back.",
    ]);
  });

  it("names the items over which the room was divided, the most divided first, and none over which it was not", () => {
    const debrief = debriefOf(
      pollWorkshop({ even: [6, 6, 0], split: [8, 5, 0], clear: [13, 0, 0], few: [2, 2, 0] }),
    );
    expect(linesOf(debrief).slice(1)).toEqual([
      "In “even”, the room was evenly divided over “Is even?”: of 12, 6 chose “A” and as many “B”.",
      "In “split”, the room was divided over “Is split?”: 8 of 13 chose “A”, 5 “B”.",
    ]);
  });

  it("tells the tests before and after with their interval, and that there was no control group", () => {
    const said = linesOf(room(nineteen), { ...none, learning: [test] }).at(-1);
    expect(said).toBe(
      "Of 19 people whose two tests could be matched by their own code, 14 had more items as the key in the test after, “After”, than in the test before and 2 had fewer; the mean difference was +1.9 of 7 items (95 % interval +1.4 to +2.4). There was no control group.",
    );
    expect(
      linesOf(room(nineteen), { ...none, learning: [{ ...test, matched: 4, result: null }] }).at(-1),
    ).toContain("nothing is said of them");
  });

  it("tells on tile and in the sentence when the interval contains zero, and how many were left out (L-19)", () => {
    const result = { ...test.result, low: -0.14 };
    const learning = [{ ...test, leftOut: 2, result }];
    expect(linesOf(room(nineteen), { ...none, learning }).at(-1)).toContain(
      "(95 % interval −0.1 to +2.4). The interval contains zero, so there may be no difference at all. 2 more people took both tests and were left out at random. There was no control group.",
    );
    const tile = statsOf(room(nineteen), { ...none, learning }).map(words.stat);
    expect(tile.find((s) => s.value === "+1.9")?.text).toBe(
      "of 7 items more as the key in the test after (19 people; 95 %: −0.1 to +2.4); perhaps no change; 2 more left out at random",
    );
  });

  it("leaves the expert's reading out where the trainer did not choose to show it", () => {
    const bare = storyWords(debriefWords(), false);
    const said = [
      ...storyOf(room(nineteen), none).map(bare.sentence),
      ...statsOf(room(nineteen), none).flatMap((s) => Object.values(bare.stat(s))),
    ];
    expect(said.join(" ")).toContain("from part 4 (p4) on: 12 of 19 at part 4.");
    expect(said.join(" ")).not.toMatch(/expert/);
  });

  it("repeats nothing that a group wrote", () => {
    const sheet = worksheetDebriefSample(null);
    const debrief = {
      ...room(nineteen),
      sessions: [{ id: "s", number: 1, title: "S", activities: [sheet], withheld: [] }],
    };
    const all = linesOf(debrief).join(" ");
    for (const text of [
      ...sheet.dots.map((d) => d.entry.text),
      ...sheet.remarks.map((r) => r.text),
      "thirty days",
    ])
      expect(all).not.toContain(text);
    expect(all).toContain("“Different priorities”");
  });

  it.each([0, 1, 4])("F-4: keeps quiet about answers in a room of %i", (n) => {
    const debrief = room(Array.from({ length: n }, () => "NNYYYYYY"));
    expect(ids(debrief)).toEqual(["participation"]);
    expect(statsOf(debrief, none)[0]?.key).toBe("people");
  });

  it("has a sentence for a room where all passed, where all said the same, and where nobody ever said yes", () => {
    for (const paths of [["pppppppp"], ["YYYYYYYY"], ["NNNNNNNN"], ["YNYNYNYN"], ["N-------"]]) {
      for (const said of linesOf(room(Array.from({ length: 300 }, () => paths[0]!)), {
        box: { questions: 3, most: 7 },
        learning: [test],
      })) {
        expect(said).toMatch(/^[A-Z“0-9].*[.]$/s);
        expect(said).not.toMatch(/story\.|sentences\.|[{}]|undefined|NaN/);
      }
    }
  });

  it("F-10: keeps the id of a sentence when the figures change, and tells that they did", () => {
    const [before, after] = [nineteen, ["YYYYYYYY", ...nineteen]].map(
      (paths) => storyOf(room(paths), none).find((s) => s.id === "turning:paula")!,
    );
    expect(basisOf(before!)).not.toBe(basisOf(after!));
    expect(basisOf(before!)).toBe(basisOf(storyOf(room(nineteen), none)[1]!));
  });
});

describe("F-6: the numbers on top", () => {
  it("are four at most, each with what it is of", () => {
    const stats = statsOf(room(nineteen, 23), { box: { questions: 4, most: 2 }, learning: [test] }).map(
      words.stat,
    );
    expect(stats).toEqual([
      {
        value: "19 of 23",
        text: "answered at least once; perhaps more did",
      },
      {
        value: "Part 4",
        text: "half the room first said “Yes”; experts at parts 4–5",
      },
      {
        value: "+1.9",
        text: "of 7 items more as the key in the test after (19 people; 95 %: +1.4 to +2.4)",
      },
      { value: "16", text: "of 19 changed their answer from part 3 to part 4, the largest movement" },
    ]);
  });

  it("are written as the language of the report writes them", async () => {
    const indonesian = storyWords(debriefWords("id", completed(await translationIn("id"))), true);
    const sources = { ...none, learning: [test] };
    const stat = statsOf(room(nineteen), sources)
      .map(indonesian.stat)
      .find((s) => s.value === "+1,9");
    expect(stat?.text).toContain("+1,4");
    expect(storyOf(room(nineteen), sources).map(indonesian.sentence).at(-1)).toMatch(/1,9.*1,4.*2,4/);
  });
});

/** Words that would name a cause or claim a proof, in every language of the interface. */
const CLAIMS: Record<string, RegExp> = {
  en: /\b(prov(e|es|ed|en)|because|caused?|due to|led to|thanks to|effect|impact|significant|shows that|therefore|improved?)\b/i,
  id: /\b(membuktikan|terbukti|karena|menyebabkan|disebabkan|akibat|berkat|dampak|signifikan|sehingga|meningkatkan)\b/i,
  th: /พิสูจน์|เพราะ|เนื่องจาก|ทำให้|ส่งผล|ผลกระทบ|นัยสำคัญ|ดังนั้น/,
  ko: /증명|입증|때문|원인|덕분|영향|유의|따라서|효과/,
  ar: /أثبت|يثبت|تثبت|بسبب|(^|\s)لأن|سبّب|أدى إلى|أدّى|بفضل|تأثير|أثر|دلالة|لذلك/,
};

it.each(interfaceLanguages)(
  "F-3: the words of the story claim no cause and no proof in %s",
  async (language) => {
    const { front } = completed(await translationIn(language));
    expect(
      [...Object.values(front.story), ...Object.values(front.stats)].filter((text) =>
        CLAIMS[language]!.test(text),
      ),
    ).toEqual([]);
  },
);
