/** F-17: what a reader gets who does not get the expert's reading is the same whatever the key says. */
import { describe, expect, it } from "vitest";
import { figuresOf } from "@/workshop/debrief/figures-of";
import type { Activity } from "@/activities/kinds";
import { marks } from "@/activities/kinds/checklist/view";
import { debriefWords } from "@/components/debrief/translated-words";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { sampleInput } from "@/tests/support/sample-report";
import type { Workshop } from "@/workshop/content/workshop";
import { debriefOf } from "@/workshop/debrief/debrief";
import { withoutExperts } from "@/workshop/debrief/report/without-experts";

const words = debriefWords();

const other = (accepted: readonly string[], all: readonly { id: string }[]): string[] => [
  all.find((o) => !accepted.includes(o.id))?.id ?? accepted[0] ?? all[0]!.id,
];

/** The same activity with another key, and other reasons. */
function otherwise(a: Activity): Activity {
  switch (a.kind) {
    case "quiz":
      return {
        ...a,
        items: a.items.map((i) => ({
          ...i,
          key: { ...i.key, accepted: other(i.key.accepted, i.options ?? a.options), reason: "OTHER" },
        })),
      };
    case "sort":
      return {
        ...a,
        cards: a.cards.map((c) =>
          c.key ? { ...c, key: { ...c.key, accepted: other(c.key.accepted, a.bins), reason: "OTHER" } } : c,
        ),
      };
    case "checklist":
      return {
        ...a,
        subjects: a.subjects.map((s) =>
          s.key
            ? {
                ...s,
                reasons: {},
                key: Object.fromEntries(
                  a.items.map((i) => [
                    i.id,
                    other(
                      [s.key![i.id] ?? "unknown"].flat(),
                      marks.map((id) => ({ id })),
                    )[0]! as (typeof marks)[number],
                  ]),
                ),
              }
            : s,
        ),
      };
    case "marking":
      return {
        ...a,
        clauses: a.clauses.map((c) =>
          c.key ? { ...c, reason: "OTHER", key: c.key.length > 0 ? [] : [a.labels[0]!.id] } : c,
        ),
      };
    case "table":
      return a.key
        ? {
            ...a,
            reasons: {},
            key: Object.fromEntries(
              Object.entries(a.key).map(([row, accepted]) => [row, other(accepted, a.columns)]),
            ),
          }
        : a;
    case "number":
      return a.truth ? { ...a, truth: { ...a.truth, value: a.min, source: "OTHER" } } : a;
    case "case":
      return {
        ...a,
        wrongTurns: { early: "OTHER", late: "OTHER", back: "OTHER", never: "OTHER" },
        parts: a.parts.map((p) => ({
          ...p,
          key: {
            accepted: other(p.key!.accepted, a.answers),
            reason: "OTHER",
            elements: Object.fromEntries(a.elements.map((e) => [e.id, "possible" as const])),
          },
        })),
      };
    default:
      return a;
  }
}

const keyless = (workshop: Workshop, answered: Workshop) => {
  const { sessions } = debriefOf({ ...sampleInput({ people: 19, workshop: answered }), workshop });
  return Object.fromEntries(
    sessions
      .flatMap((s) => s.activities)
      .flatMap((a) => figuresOf(a, words))
      .flatMap((f) => withoutExperts(f, words) ?? [])
      .map((f) => [f.id, f]),
  );
};

describe.each([
  ["every kind", everyKind],
  ["the guide", guide],
] as const)("figures of %s without the expert's reading", (_name, workshop) => {
  const changed: Workshop = {
    ...workshop,
    sessions: workshop.sessions.map((s) => ({ ...s, activities: s.activities.map(otherwise) })),
  };

  it("are the same with another key", () => {
    const [original, others] = [keyless(workshop, workshop), keyless(changed, workshop)];
    expect(Object.keys(others)).toEqual(Object.keys(original));
    for (const [id, figure] of Object.entries(original))
      expect({ id, figure: others[id] }).toEqual({ id, figure });
  });

  it("say nothing of ticks, hatching or a key that nobody sees", () => {
    const said = Object.values(keyless(workshop, workshop)).map((f) => `${f.how ?? ""} ${"howKey" in f}`);
    expect(said.filter((how) => /tick|✓|hatched:|to the key|true/i.test(how))).toEqual([]);
  });

  it("differ with the expert's reading, so that there is something to keep back", () => {
    const all = (w: Workshop) =>
      JSON.stringify(
        debriefOf({ ...sampleInput({ people: 19, workshop }), workshop: w })
          .sessions.flatMap((s) => s.activities)
          .flatMap((a) => figuresOf(a, words)),
      );
    expect(all(changed)).not.toBe(all(workshop));
  });
});
