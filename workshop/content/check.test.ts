import { describe, expect, it } from "vitest";
import type { Case } from "@/activities/case/content";
import { checkWorkshop } from "@/workshop/content/check";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const key = { accepted: ["yes"], reason: "Because.", elements: { act: "shown" } };

const part = (id: string) => ({
  id,
  title: id,
  label: id,
  recall: "It went on.",
  clauses: [{ id: `p${id}-one`, text: "Something happens." }],
  key,
  whatIfs: [{ id: `if-${id}`, title: "What if", fact: "Something else happens.", key }],
});

/** A sound workshop with one case, whose case the test may spoil. */
function workshop(spoil: (story: Case) => void = () => {}): Workshop {
  const sound = workshopSchema.parse({
    id: "small",
    language: "en",
    title: "Small",
    summary: "Small.",
    source: "Ours.",
    sessions: [
      {
        id: "first",
        number: 1,
        title: "First",
        minutes: 10,
        activities: [
          {
            id: "story",
            kind: "case",
            title: "Story",
            question: "Is it?",
            answers: [
              { id: "yes", text: "Yes", tone: "yes" },
              { id: "unsure", text: "Not sure", tone: "unsure" },
              { id: "no", text: "No", tone: "no" },
            ],
            elements: [{ id: "act", text: "Act", hint: "Something is done." }],
            parts: [part("1"), part("2")],
            band: { from: "1", to: "2", reason: "Because." },
            wrongTurns: { early: "Early.", late: "Late.", back: "Back.", never: "Never." },
          },
        ],
      },
    ],
  });
  spoil(sound.sessions[0]!.activities[0] as Case);
  return sound;
}

describe("checkWorkshop", () => {
  it("finds nothing in a sound workshop", () => {
    expect(checkWorkshop(workshop())).toEqual([]);
  });

  it.each<[string, (story: Case) => void, string]>([
    [
      "an accepted answer that the case does not offer",
      (s) => s.parts[1]!.key.accepted.push("maybe"),
      'activities.story.parts.2.key.accepted: "maybe" is not an answer of this case.',
    ],
    [
      "an accepted answer named twice",
      (s) => s.parts[0]!.key.accepted.push("yes"),
      'activities.story.parts.1.key.accepted: the answer id "yes" is used more than once.',
    ],
    [
      "an accepted answer of a what-if that the case does not offer",
      (s) => s.parts[0]!.whatIfs[0]!.key.accepted.push("maybe"),
      'activities.story.parts.1.whatIfs.if-1.key.accepted: "maybe" is not an answer of this case.',
    ],
    [
      "an element in a key that is not declared",
      (s) => Object.assign(s.parts[0]!.key.elements!, { intent: "shown" }),
      'activities.story.parts.1.key.elements: "intent" is not an element of this case.',
    ],
    [
      "an element in a what-if's key that is not declared",
      (s) => Object.assign(s.parts[1]!.whatIfs[0]!.key.elements!, { intent: "shown" }),
      'activities.story.parts.2.whatIfs.if-2.key.elements: "intent" is not an element of this case.',
    ],
    [
      "a band that starts at no part",
      (s) => Object.assign(s.band, { from: "9" }),
      'activities.story.band.from: "9" is not a part of this case.',
    ],
    [
      "a band that ends at no part",
      (s) => Object.assign(s.band, { to: "9" }),
      'activities.story.band.to: "9" is not a part of this case.',
    ],
    [
      "a band that runs backwards",
      (s) => Object.assign(s.band, { from: "2", to: "1" }),
      'activities.story.band: part "2" comes after part "1", so the band has no parts.',
    ],
    [
      "a clause id that two parts share",
      (s) => Object.assign(s.parts[1]!.clauses[0]!, { id: "p1-one" }),
      'activities.story.parts: the clause id "p1-one" is used more than once.',
    ],
    [
      "a what-if id that two parts share",
      (s) => Object.assign(s.parts[1]!.whatIfs[0]!, { id: "if-1" }),
      'activities.story.parts: the what-if id "if-1" is used more than once.',
    ],
    [
      "two elements with one id",
      (s) => s.elements.push({ ...s.elements[0]! }),
      'activities.story.elements: the element id "act" is used more than once.',
    ],
    [
      "two answers with one tone",
      (s) => Object.assign(s.answers[1]!, { tone: "yes" }),
      'activities.story.answers: the tone "yes" is used by more than one answer.',
    ],
  ])("names %s", (_, spoil, sentence) => {
    expect(checkWorkshop(workshop(spoil))).toEqual([sentence]);
  });

  it("names two parts with one id", () => {
    const found = checkWorkshop(workshop((s) => Object.assign(s.parts[1]!, { id: "1" })));
    expect(found).toContain('activities.story.parts: the part id "1" is used more than once.');
  });

  it("names sessions and activities that share an id or a number", () => {
    const one = workshop();
    const found = checkWorkshop({ ...one, sessions: [...one.sessions, ...one.sessions] });
    expect(found).toContain('sessions: the id "first" is used by more than one session.');
    expect(found).toContain("sessions: the number 1 is used by more than one session.");
    expect(found).toContain('activities: the id "story" is used by more than one activity.');
  });
});
