import { describe, expect, it } from "vitest";
import { type AnswerSource, bySourceOf, withShuffledSources } from "@/model/activity/answer-sources";
import { secureShuffle } from "@/server/store/keys";

const answer = (n: number, source?: AnswerSource, pass = false) => ({
  body: pass ? { pass: true as const } : { choice: [`c${n}`] },
  ...(source && { source }),
});

describe("the sources of a round (H-26)", () => {
  const answers = [
    ...Array.from({ length: 6 }, (_, n) => answer(n)),
    ...Array.from({ length: 4 }, (_, n) => answer(6 + n, "shared")),
    answer(10, "hand"),
    answer(11, "shared", true),
  ];

  it("are shuffled, with their numbers as they were and every answer in its place", () => {
    const came = new Set<string>();
    for (let n = 0; n < 60; n++) {
      const shuffled = withShuffledSources(answers, secureShuffle);
      expect(shuffled.map(({ body }) => body)).toEqual(answers.map(({ body }) => body));
      expect(bySourceOf(shuffled)).toEqual(bySourceOf(answers));
      expect(shuffled.slice(10).map(({ source }) => source)).toEqual(["hand", "shared"]);
      for (const { body, source } of shuffled.slice(0, 10)) came.add(`${JSON.stringify(body)} ${source}`);
    }
    expect(came.size).toBe(20);
  });

  it("are left alone where all used their own phone", () => {
    const byPhone = answers.slice(0, 6);
    expect(withShuffledSources(byPhone, secureShuffle)).toEqual(byPhone);
  });
});
