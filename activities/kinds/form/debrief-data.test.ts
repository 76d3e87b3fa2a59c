import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { formSchema } from "@/activities/kinds/form/content";
import {
  type ClosedDebrief,
  emptyFields,
  formDebrief,
  type WrittenDebrief,
} from "@/activities/kinds/form/debrief-data";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { workshopSchema } from "@/workshop/content/workshop";

const authored = {
  id: "form",
  kind: "form",
  title: "Form",
  question: "How was it?",
  sections: [
    {
      id: "s",
      title: "S",
      fields: [
        { id: "scale", text: "Useful", type: "scale", points: 5, low: "no", high: "yes" },
        {
          id: "choice",
          text: "Role",
          type: "choice",
          options: [
            { id: "x", text: "X" },
            { id: "y", text: "Y" },
          ],
        },
        { id: "days", text: "Days", type: "number", min: 0, max: 30 },
        { id: "text", text: "Why", type: "text" },
        { id: "empty", text: "More", type: "lines" },
      ],
    },
  ],
};
const form = formSchema.parse(authored);
const round = (values: Record<string, string | number>[], n = 1): RoundInput => ({
  question: "form",
  round: n,
  answers: values.map((v, i): { person: string; body: AnswerBody } => ({
    person: `p${i}`,
    body: { values: v },
  })),
});
const debrief = (rounds: RoundInput[], people = 10) =>
  formDebrief(form, {
    title: "t",
    people,
    rounds,
    ended: true,
    startedAt: null,
    endedAt: null,
    curation: {},
    workshop: workshopSchema.parse({
      id: "w",
      language: "en",
      title: "W",
      summary: "s",
      source: "s",
      sessions: [{ id: "s", number: 1, title: "S", minutes: 1, activities: [authored] }],
    }),
  } as DebriefInput);
const field = (d: ReturnType<typeof debrief>, id: string) =>
  d!.sections[0]!.fields.find((f) => f.field.id === id)!;

const six: Record<string, string | number>[] = [
  { scale: 5, choice: "x", days: 2, text: "zebra" },
  { scale: 4, choice: "x", days: 4, text: "apple" },
  { scale: 4, choice: "y", days: 6, text: "fig" },
  { scale: 2, days: 8, text: "date" },
  { scale: 1, days: 10, text: "egg" },
  { choice: "x" },
];

describe("the debrief of a form", () => {
  it("is not there where it was not given out (D-1)", () => expect(debrief([])).toBeNull());

  it("has a distribution for each closed field, of those who filled it (D-38)", () => {
    const d = debrief([round(six)]);
    expect(d).toMatchObject({ answered: 6, passed: 0, missing: 4, few: false });
    const scale = field(d, "scale") as ClosedDebrief;
    expect(scale).toMatchObject({ filled: 5, middle: { q1: 2, median: 4, q3: 4 } });
    expect(scale.bars.map((b) => b.share.count)).toEqual([1, 1, 0, 2, 1]);
    expect(
      (field(d, "choice") as ClosedDebrief).bars.map((b) => [b.share.count, b.share.of, b.share.percent]),
    ).toEqual([
      [3, 4, null],
      [1, 4, null],
    ]);
    expect((field(d, "days") as ClosedDebrief).middle).toMatchObject({ q1: 4, median: 6, q3: 8 });
  });

  it("lists what people wrote in alphabetical order, from five who wrote on (B-63)", () => {
    expect((field(debrief([round(six)]), "text") as WrittenDebrief).texts).toEqual([
      "apple",
      "date",
      "egg",
      "fig",
      "zebra",
    ]);
    expect(field(debrief([round(six.slice(0, 4))]), "text")).toMatchObject({ filled: 4, texts: [] });
  });

  it("counts fields that nobody filled", () =>
    expect(emptyFields(debrief([round(six)])!)).toEqual({ fields: 5, empty: 1 }));

  it("takes the last round", () =>
    expect(debrief([round(six), round([{ scale: 3 }], 2)])).toMatchObject({
      round: 2,
      answered: 1,
      few: true,
    }));
});
