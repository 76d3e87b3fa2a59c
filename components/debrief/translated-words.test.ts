import { pollSentence, pollDebrief } from "@/activities/kinds/poll/debrief-data";
import { describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { messages } from "@/messages/load";
import { caseDebrief } from "@/activities/kinds/case/debrief-data";
import * as sentences from "@/activities/kinds/case/sentences";
import { shareOf } from "@/model/debrief/share";
import { caseOf, caseWorkshop, roomOf, roundsFrom } from "@/tests/support/synthetic-room";

const words = debriefWords();
const workshop = caseWorkshop();

/** Every sentence that a room with these paths gives. */
function allSentences(paths: string[]): string[] {
  const rounds = [
    ...roundsFrom(paths),
    ...roundsFrom(
      paths.map((p) => p.replaceAll("N", "Y")),
      2,
    ),
  ];
  const poll = workshop.sessions[0]!.activities[0]!;
  const passes = { question: poll.id, round: 1, answers: [{ person: "a", body: { pass: true as const } }] };
  const input = roomOf([...rounds, passes], paths.length, workshop);
  const story = caseDebrief(caseOf(workshop), input)!;
  const asked = poll.kind === "poll" ? pollDebrief(poll, input) : null;
  return [
    ...sentences.storySentences(story),
    ...sentences.halfSentences(story),
    sentences.tippingSentence(story),
    sentences.wrongTurnsSentence(story),
    sentences.elementsSentence(story),
    sentences.surenessSentence(story),
    ...story.parts.flatMap((p) => [
      sentences.clausesSentence(p),
      sentences.roundsSentence(story.activity, p),
    ]),
    ...(asked ? [pollSentence(asked)] : []),
  ].map(words.say);
}

describe("the sentences of the debrief", () => {
  it.each([
    [["NNY", "NUY", "NNY", "UYY", "YNY", "Np-", "UUU", "NNN"]],
    [["NNN", "NNN", "NNN", "NNN", "NNN", "NNN"]],
    [["NY", "YN"]],
    [["Y"]],
    [["ppp", "ppp", "ppp", "ppp", "ppp"]],
  ])("D-20: has words for %j", (paths) => {
    for (const sentence of allSentences(paths)) {
      expect(sentence).toMatch(/^[A-Z“0-9].*[.]$/s);
      expect(sentence).not.toMatch(/sentences\.|[{}]|undefined|NaN/);
    }
  });

  it("D-20: claims no proof and no cause", () => {
    const all = Object.values(messages.debrief.sentences).join(" ");
    expect(all).not.toMatch(
      /\b(prov(e|es|ed)|because|caused?|due to|led to|thanks to|effect|significant)\b/i,
    );
  });

  it("D-10: writes a share with its count and interval, and without either percentage below five", () => {
    expect(words.share(shareOf(14, 19))).toBe("14 of 19 · 74 % (95 % interval 51 to 88 %)");
    expect(words.share(shareOf(2, 4))).toBe("2 of 4");
  });
});

describe("what stands equal on top", () => {
  const poll = (...most: string[]) =>
    words.say({ key: "poll", values: { count: 13, answered: 22 }, names: { most } });

  it("is named alone, both of two, and the first two of more", () => {
    expect(poll("Debt")).toBe("The most frequent answer was “Debt”: 13 of 22.");
    expect(poll("Debt", "Threats.")).toBe("“Debt” and “Threats” were the most frequent, 13 of 22 each.");
    expect(poll("Debt", "Threats", "Papers", "Pay")).toBe(
      "“Debt”, “Threats” and 2 more were the most frequent, 13 of 22 each.",
    );
  });

  it("is quoted without its full stop where that ends one sentence; what nobody quotes stays as written", () => {
    expect(poll("He was told to wait.")).toBe(
      "The most frequent answer was “He was told to wait”: 13 of 22.",
    );
    expect(poll("In the U.S.", "Debt")).toBe(
      "“In the U.S.” and “Debt” were the most frequent, 13 of 22 each.",
    );
    const reason = "She called it “work.” He left.";
    expect(words.report("band", { yes: "Yes.", same: "yes", from: 4, to: 4, reason })).toBe(
      `An expert turns to “Yes” at part 4: ${reason}`,
    );
  });

  it("is a list of numbers where it is parts of a story", () => {
    const names = { least: [3, 5], most: [8] };
    expect(words.say({ key: "sureness", values: { leastMean: 2, mostMean: 4 }, names })).toBe(
      "People were least sure at parts 3, 5 (mean 2 of 5) and most sure at part 8 (mean 4).",
    );
  });
});
