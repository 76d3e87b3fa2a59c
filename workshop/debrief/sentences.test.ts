import type { Sentence } from "@/model/debrief/sentence";
import { describe, expect, it } from "vitest";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { debriefWords } from "@/components/debrief/translated-words";
import { storyWords } from "@/components/debrief/story-words";
import type { AnswerBody } from "@/activities/kinds";
import { interfaceLanguages } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { everyKind } from "@/tests/support/every-kind";
import { sampleInput } from "@/tests/support/sample-report";
import { workshopSchema } from "@/workshop/content/workshop";
import { type CaseDebrief, caseDebrief } from "@/activities/kinds/case/debrief-data";
import { debriefOf } from "@/workshop/debrief/debrief";
import type { RoundInput } from "@/workshop/debrief/input";
import * as sentences from "@/activities/kinds/case/sentences";
import { caseOf, roomOf, roundsFrom } from "@/tests/support/synthetic-room";
import { comparing } from "@/model/worksheets/comparisons/all";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";
import { planOf } from "@/workshop/content/plan";
import { contestedItems } from "@/workshop/debrief/day/contested";
import { dayChapter } from "@/workshop/debrief/report/day-chapter";
import { pollWorkshop } from "@/tests/support/story-rooms";
import { statsOf } from "@/workshop/debrief/report/story/stats";
import { storyOf } from "@/workshop/debrief/report/story/story";

const words = debriefWords();
const front = storyWords(words, true);
const none = { box: null, learning: [] };
const paths = (...groups: [number, string][]) => groups.flatMap(([n, path]) => Array<string>(n).fill(path));
/** A second vote at one part, after talking: one letter for each person. */
const again = (part: number, letters: string): RoundInput =>
  roundsFrom(
    [...letters].map((letter) => "-".repeat(part - 1) + letter),
    2,
  ).at(-1)!;
const room = (rounds: RoundInput[], people = 10) => roomOf(rounds, people);
const caseIn = (rounds: RoundInput[], people?: number): CaseDebrief => {
  const input = room(rounds, people);
  return caseDebrief(caseOf(input.workshop), input)!;
};
const say = (sentences: Sentence | Sentence[]) => [sentences].flat().map(words.say).join(" ");
const storyIn = (rounds: RoundInput[], people?: number) =>
  storyOf(debriefOf(room(rounds, people)), none)
    .map(front.sentence)
    .join(" ");

describe("D-62: a sentence names the vote that it counts", () => {
  const first = paths([3, "NNYYYYYY"], [7, "NNNNYYYY"]);
  const talked = [...roundsFrom(first), again(4, "YYYYYYYNNN")];

  it("where people voted again after talking, with the first vote beside it", () => {
    expect(storyIn(talked)).toContain(
      "“Yes” from part 4 (p4) on: 7 of 10 at part 4. At part 4, this is the vote after talking; in the first vote it was 3 of 10. The expert",
    );
    expect(storyIn(talked)).toContain("0 away from it. At part 4, this is the vote after talking. Nobody");
    expect(say(sentences.halfSentences(caseIn(talked)))).toMatch(
      /^From part 4 on, .*\. At part 4, this is the vote after talking; in the first vote it was 3 of 10\.$/,
    );
    expect(say(sentences.storySentences(caseIn(talked)))).toMatch(
      /part 4: .*At part 4, this is the vote after talking\.$/,
    );
    const stats = statsOf(debriefOf(room(talked)), none).map((s) => front.stat(s).text);
    expect(stats[1]).toBe("half the room first said “Yes” (after talking); experts at parts 4–5");
    expect(stats[2]).toBe(
      "of 10 changed their answer from part 3 to part 4 (after talking), the largest movement",
    );
  });

  it("where the first vote counts, since too few voted again", () => {
    const weak = [...roundsFrom(first), again(5, "NNNN")];
    expect(say(sentences.halfSentences(caseIn(weak)))).toMatch(
      /^From part 5 on, .*\. At part 5, this is the first vote: too few voted again\.$/,
    );
  });

  const unshown = (part: number, more: Partial<RoundInput>): RoundInput => ({
    question: `paula/${part}`,
    round: 2,
    answers: [],
    withheld: 9,
    ...more,
  });

  it("where the first vote counts, since a second one is not shown (B-157, B-255)", () => {
    for (const more of [{ alike: true as const }, {}]) {
      const votes =
        "At part 5, this is the first vote; the later one is not shown, since too few people voted again or changed their answer.";
      const debrief = debriefOf(room([...roundsFrom(first), unshown(5, more)]));
      const story = debrief.sessions[0]!.activities[0] as CaseDebrief;
      expect(say(sentences.halfSentences(story))).toMatch(new RegExp(`^From part 5 on, .*\\. ${votes}$`));
      expect(say(sentences.storySentences(story))).toMatch(
        /part 5: .*; the later one is not shown, since .*\.$/,
      );
      expect(storyOf(debrief, none).map(front.sentence).join(" ")).toContain(votes);
      const stats = statsOf(debrief, none).map((s) => front.stat(s).text);
      expect(stats[1]).toContain("said “Yes” (the first vote); experts at");
      expect(JSON.stringify(debrief)).not.toContain('"withheld":9');
    }
  });

  it("of an earlier vote too, where a third one is not shown, and of none before one that is", () => {
    const rounds = [
      ...talked.filter((r) => r.question !== "paula/5"),
      unshown(4, { round: 3, alike: true }),
      unshown(5, { round: 1, withheld: 2 }),
      again(5, "YYYYYYYYNN"),
    ];
    const story = debriefOf(room(rounds)).sessions[0]!.activities[0] as CaseDebrief;
    const said = say(sentences.voteSentences(story, [4, 5], "first"));
    expect(said).toBe(
      "At part 4, this is the vote after talking; in the first vote it was 3 of 10. At part 5, this is the vote after talking.",
    );
  });

  it.each(["scale", "ranking", "points", "number"] as const)(
    "of a %s whose later round is not shown (B-255)",
    (kind) => {
      const input = sampleInput({ workshop: everyKind });
      const activity = input.workshop.sessions.flatMap((s) => s.activities).find((a) => a.kind === kind)!;
      const [asked] = input.rounds.filter((r) => r.question === activity.id);
      const withheld = { ...asked!, round: 2, answers: [], withheld: 9, alike: true as const };
      const rounds = [
        ...input.rounds.filter((r) => r.question !== activity.id),
        { ...asked!, round: 1 },
        withheld,
      ];
      const readings = debriefOf({ ...input, rounds })
        .sessions.flatMap((s) => s.activities)
        .filter((a) => a.activity.id === activity.id)
        .flatMap((a) => figuresOf(a, words).map((f) => f.reading));
      expect(readings[0]).toMatch(
        /These are the answers of the first round; the later one is not shown, since too few people .*\.$/,
      );
    },
  );

  it("and says nothing of votes where there was one", () => {
    expect(storyIn(roundsFrom(first))).not.toContain("vote");
  });

  it("of a what-if, beside the part as it was told", () => {
    const whatIf = { ...roundsFrom(["Y", "Y", "Y", "Y", "N", "N"])[0]!, question: "paula/4?is-17" };
    const debrief = caseIn([...talked, whatIf]);
    const asked = (rounds: RoundInput[]) => {
      const found = caseIn(rounds);
      return say(sentences.whatIfSentences(found, found.parts.find((p) => p.number === 4)!));
    };
    expect(say(sentences.whatIfSentences(debrief, debrief.parts[3]!))).toBe(
      "“Yes” to part 4 as told: 7 of 10. At part 4, this is the vote after talking; in the first vote it was 3 of 10. With “She is 17”: 4 of 6.",
    );
    expect(asked([...talked, { ...whatIf, answers: [] }])).not.toContain("She is 17");
  });
});

describe("D-62: what divided the room", () => {
  const quiz = (id: string, after?: string) => ({
    id,
    kind: "quiz",
    title: `The ${id}`,
    question: "Which is true?",
    test: true,
    after,
    options: [
      { id: "true", text: "True" },
      { id: "false", text: "False" },
    ],
    items: [{ id: "one", text: `Item of ${id}`, key: { accepted: ["true"], reason: "So it is." } }],
  });
  const { workshop, ...polls } = pollWorkshop({ even: [6, 6, 0] });
  const activities = [quiz("start"), ...workshop.sessions[0]!.activities, quiz("end", "start")];
  const tests = workshopSchema.parse({ ...workshop, sessions: [{ ...workshop.sessions[0]!, activities }] });
  const answers = (count: number, total: number) =>
    Array.from({ length: total }, (_, i) => ({
      person: `p${i}`,
      body: { items: { one: { choice: i < count ? "true" : "false" } } },
    }));
  const outcome = (rounds: RoundInput[]) => {
    const input = { ...polls, workshop: tests, people: 13, rounds };
    const debrief = debriefOf(input);
    const contested = dayChapter(input, debrief, words)!.parts[0]!.figures.find(
      (f) => f.id === "day-contested",
    )!;
    return [...storyOf(debrief, none).map(front.sentence), contested.reading];
  };

  it("is told with the activity that asked it, and which of two tests it was", () => {
    const said = outcome([
      { question: "start", round: 1, answers: answers(6, 12) },
      { question: "end", round: 1, answers: answers(8, 13) },
    ]);
    expect(said).toContain(
      "In the test before, “The start”, the room was evenly divided over “Item of start”: of 12, 6 chose “True” and as many “False”.",
    );
    expect(said).toContain(
      "In the test after, “The end”, the room was divided over “Item of end”: 8 of 13 chose “True”, 5 “False”.",
    );
    expect(said.at(-1)).toMatch(
      /^Answers were most divided over “Item of start” \(The start, the test before\): of 12 people/,
    );
  });

  it("is told as the vote after talking where it was one", () => {
    const said = outcome([...polls.rounds, { ...polls.rounds[0]!, round: 2 }]);
    expect(said).toContain(
      "In “even” (the vote after talking), the room was evenly divided over “Is even?”: of 12, 6 chose “A” and as many “B”.",
    );
    expect(said.at(-1)).toContain("(even, the vote after talking)");
  });

  it("is told as the first vote where a later one is not shown (B-255)", () => {
    const later = { ...polls.rounds[0]!, round: 2, answers: [], withheld: 12, alike: true as const };
    const said = outcome([...polls.rounds, later]);
    expect(said).toContain(
      "In “even” (the first vote), the room was evenly divided over “Is even?”: of 12, 6 chose “A” and as many “B”.",
    );
    expect(said.at(-1)).toContain("(even, the first vote)");
  });

  it.each(everyKind.sessions.flatMap((s) => s.activities).filter((a) => a.kind !== "worksheet"))(
    "is known to be of the first vote by every kind that asks such a question: $kind",
    (activity) => {
      const input = sampleInput({ workshop: everyKind });
      const first = input.rounds.filter(
        (r) => r.round === 1 && planOf(everyKind).question(r.question)?.activityId === activity.id,
      );
      const later = first.map((r) => ({ ...r, round: 2, answers: [], withheld: 9, alike: true as const }));
      const votes = contestedItems(debriefOf({ ...input, rounds: [...first, ...later] })).map((c) => c.vote);
      expect([...new Set(votes)]).toEqual(votes.length > 0 ? ["first"] : []);
    },
  );
});

describe("D-1: a part that nobody answered", () => {
  const left = roundsFrom(paths([6, "NNNYYY--"], [4, "NNNNYY--"]));
  const silent: RoundInput[] = [7, 8].map((part) => ({ question: `paula/${part}`, round: 1, answers: [] }));

  it("says nothing of where the half was reached, and of how far it holds", () => {
    const debrief = caseIn([...left, ...silent]);
    expect(debrief.half).toEqual({ number: 4, last: 6, fell: null });
    expect(say(sentences.halfSentences(debrief))).toMatch(
      /^From part 4 to part 6, at least half.*\(part 4: 6 of 10\);/,
    );
    expect(storyIn([...left, ...silent])).toContain(
      "said “Yes” from part 4 (p4) to part 6: 6 of 10 at part 4.",
    );
  });

  it("is not the end of the story's first sentence", () => {
    expect(say(sentences.storySentences(caseIn([...left, ...silent])))).toMatch(
      /^At part 1, 0 of 10 who answered said “Yes”; at part 6 it was 10 of 10\./,
    );
    expect(say(sentences.storySentences(caseIn(silent)))).toMatch(/^Nobody answered a part of the story\./);
  });

  it("names the part at which it was fewer than half again, with its numbers", () => {
    const back = roundsFrom(paths([6, "NNNYNYYY"], [4, "NNNNYYYY"]));
    expect(storyIn(back)).toContain("for the first time at part 4 (p4): 6 of 10. At part 5 it was 4 of 10.");
    expect(say(sentences.halfSentences(caseIn(back)))).toContain("and at part 5 fewer than half;");
  });
});

describe("D-7: tipping parts", () => {
  it("have quartiles that are parts, and none below five who turned", () => {
    expect(caseIn(roundsFrom(paths([3, "NNYY"], [3, "NNNY"], [4, "NNNN"]))).tipping!.quartiles).toEqual({
      n: 6,
      q1: 3,
      median: 3,
      q3: 4,
    });
    const four = caseIn(roundsFrom(["NNYY", "NNNY", "NYYY", "NNNY", "NNNN", "NNNN"]));
    expect(four.tipping).toMatchObject({ tipped: 4, quartiles: null });
    expect(say(sentences.tippingSentence(four))).toBe(
      "4 of 6 turned to “Yes” and stayed there; 2 never said it, 0 moved back.",
    );
  });
});

describe("D-65: how many answered", () => {
  it.each([
    [10, "10 people joined, and everybody answered something;", "10 of 10 answered at least once"],
    [
      12,
      "12 people joined, and at least 10 of them answered something;",
      "10 of 12 answered at least once; perhaps more did",
    ],
  ])("is said of a room of %i", (people, sentence, stat) => {
    const debrief = debriefOf(room(roundsFrom(paths([10, "NNYY"])), people));
    expect(storyOf(debrief, none).map(front.sentence)[0]).toContain(sentence);
    expect(statsOf(debrief, none).map((s) => Object.values(front.stat(s)).join(" "))[0]).toBe(stat);
  });

  it("is not said to be few where people answered and cannot be followed, or used no marks", () => {
    const unknown = {
      ...caseIn(roundsFrom(paths([10, "NNYY"]))),
      followed: 0,
      tipping: null,
      wrongTurns: null,
    };
    for (const said of [
      sentences.tippingSentence(unknown),
      sentences.wrongTurnsSentence(unknown),
      sentences.elementsSentence(unknown),
      sentences.surenessSentence(unknown),
    ])
      expect(say(said)).not.toContain("people answered");
  });
});

describe("D-65: nothing is told as a finding where nothing was found", () => {
  it("of worksheets on which nothing was written that can be compared", () => {
    const empty = [
      { type: "difference", here: "H", there: "T", both: [], onlyThere: [], onlyHere: [] },
      { type: "board", columns: [{ id: "a", text: "A", blank: true, measures: [] }], blanks: [] },
      { type: "map", agencies: [], steps: [{ id: "s", text: "S", owners: [], state: "nobody" }] },
      {
        type: "services",
        columns: [{ id: "c", text: "C" }],
        rows: [{ id: "r", text: "R", empty: 1, cells: [] }],
        empty: 1,
        dilemmas: [],
      },
      { type: "campaign", steps: [], plans: [], coverage: [{ id: "p", text: "P", groups: [] }] },
      { type: "relay", sides: [], arrows: [], asked: [], decided: [], lost: [], clock: null },
    ] as const;
    for (const comparison of structuredClone(empty) as unknown as Comparison[])
      expect(say(comparing(comparison).sentence(comparison))).toBe(
        "Nothing was written that could be laid side by side.",
      );
  });

  it.each(["people who all pass", "people who give nothing"])("of a room of %s", (which) => {
    const input = sampleInput({ people: 19, workshop: everyKind });
    const pass: AnswerBody = { pass: true };
    const rounds = input.rounds.map((r) => ({
      ...r,
      answers: which === "people who all pass" ? r.answers.map((a) => ({ ...a, body: pass })) : [],
    }));
    const debrief = debriefOf({ ...input, rounds, made: undefined });
    const figures = debrief.sessions.flatMap((s) => s.activities).flatMap((a) => figuresOf(a, words));
    const day = dayChapter({ ...input, rounds, made: undefined }, debrief, words)?.parts[0]?.figures ?? [];
    const readings = [...figures, ...day].map((f) => f.reading);
    const story = storyOf(debrief, none).map(front.sentence);
    for (const said of [...readings, ...story])
      expect(said).not.toMatch(/\b0 of 0\b|most .*\b0 of|\b0 people\b/i);
  });

  it("of wrong turns that stand equal on top", () => {
    const even = caseIn(roundsFrom(paths([3, "YYYYYYYY"], [3, "NNNNNNNN"], [2, "NNNNYYYY"])));
    expect(say(sentences.wrongTurnsSentence(even))).toBe(
      "Equally frequent of the four, 3 of 8 each: an early “Yes”; a “No” to the end; the rest was rarer.",
    );
  });

  it("of parts at which people were as sure as at most others", () => {
    const sure = (means: number[]) =>
      say(
        sentences.surenessSentence({
          ...caseIn(roundsFrom(["NNNNYYYY"])),
          parts: means.map((mean, i) => ({ number: i + 1, sureness: { mean, n: 9, distribution: [] } })),
        } as unknown as CaseDebrief),
      );
    expect(sure([3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.8, 3.5])).toBe(
      "At all 8 parts the mean was between 3.5 and 3.8 of 5.",
    );
    expect(sure([3.5, 3.6, 4, 3.5])).toBe(
      "People were least sure at parts 1, 4 (mean 3.5 of 5) and most sure at part 3 (mean 4).",
    );
  });

  it("of measures of which none came from several groups", () => {
    const measures = [{ times: 1, missing: [] }];
    expect(
      say(
        comparing({ type: "board" }).sentence({
          type: "board",
          columns: [{ id: "a", text: "A", measures }],
          blanks: [],
        } as never),
      ),
    ).toBe("1 measure.");
  });

  it("of pieces that nobody labelled, and marks on which all agree", () => {
    const input = sampleInput({ people: 19, workshop: everyKind });
    const alike = input.rounds.map((r) => ({
      ...r,
      answers: r.answers.map((a) => ({
        ...a,
        body: r.answers.find((x) => !("pass" in x.body))?.body ?? a.body,
      })),
    }));
    const figures = debriefOf({ ...input, rounds: alike, made: undefined })
      .sessions.flatMap((s) => s.activities)
      .flatMap((a) => figuresOf(a, words));
    for (const { reading } of figures) {
      expect(reading).not.toMatch(/differed most/);
      // "Best: 19 of 19; least: 19 of 19" is no difference.
      expect(reading).not.toMatch(/most often.*\((\d+ of \d+)\); least often.*\(\1\)/);
    }
  });
});

it.each(interfaceLanguages)(
  "every sentence of a room that voted again has its words in %s",
  async (language) => {
    const translated = debriefWords(language, completed(await translationIn(language)));
    const story = storyWords(translated, true);
    const rounds = [
      ...roundsFrom(paths([6, "NNNYNYYY"], [4, "NNNNYYYY"])),
      again(4, "YYYYYYYNNN"),
      again(5, "NNNN"),
    ];
    const debrief = debriefOf(room(rounds));
    const said = [
      ...storyOf(debrief, none).map(story.sentence),
      ...statsOf(debrief, none).flatMap((s) => Object.values(story.stat(s))),
      ...debrief.sessions
        .flatMap((s) => s.activities)
        .flatMap((a) => figuresOf(a, translated))
        .map((f) => f.reading),
    ];
    for (const text of said) expect(text).not.toMatch(/sentences\.|story\.|stats\.|[{}]|undefined|NaN/);
  },
);
