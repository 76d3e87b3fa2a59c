import { describe, expect, it } from "vitest";
import type { Case } from "@/activities/kinds/case/content";
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

/** The sound workshop with a glossary and an agenda. */
function planned(): Workshop {
  return {
    ...workshop(),
    words: [{ id: "act", term: "Act", meaning: "What is done." }],
    agendas: [
      {
        id: "short",
        title: "Short",
        days: [
          {
            id: "day-1",
            title: "Day 1",
            start: "09:00",
            slots: [
              { id: "morning", session: "first", activities: ["story"], minutes: 10 },
              { id: "lunch", title: "Lunch", minutes: 60 },
            ],
          },
        ],
      },
    ],
  };
}

describe("checkWorkshop", () => {
  it("finds nothing in a sound workshop", () => {
    expect(checkWorkshop(workshop())).toEqual([]);
  });

  it.each<[string, (story: Case) => void, string]>([
    [
      "an accepted answer that the case does not offer",
      (s) => s.parts[1]!.key!.accepted.push("maybe"),
      'activities.story.parts.2.key.accepted: "maybe" is not an answer of this case.',
    ],
    [
      "an accepted answer named twice",
      (s) => s.parts[0]!.key!.accepted.push("yes"),
      'activities.story.parts.1.key.accepted: the answer id "yes" is used more than once.',
    ],
    [
      "an accepted answer of a what-if that the case does not offer",
      (s) => s.parts[0]!.whatIfs[0]!.key!.accepted.push("maybe"),
      'activities.story.parts.1.whatIfs.if-1.key.accepted: "maybe" is not an answer of this case.',
    ],
    [
      "an element in a key that is not declared",
      (s) => Object.assign(s.parts[0]!.key!.elements!, { intent: "shown" }),
      'activities.story.parts.1.key.elements: "intent" is not an element of this case.',
    ],
    [
      "an element in a what-if's key that is not declared",
      (s) => Object.assign(s.parts[1]!.whatIfs[0]!.key!.elements!, { intent: "shown" }),
      'activities.story.parts.2.whatIfs.if-2.key.elements: "intent" is not an element of this case.',
    ],
    [
      "a band that starts at no part",
      (s) => Object.assign(s.band!, { from: "9" }),
      'activities.story.band.from: "9" is not a part of this case.',
    ],
    [
      "a band that ends at no part",
      (s) => Object.assign(s.band!, { to: "9" }),
      'activities.story.band.to: "9" is not a part of this case.',
    ],
    [
      "a band that runs backwards",
      (s) => Object.assign(s.band!, { from: "2", to: "1" }),
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
    const problems = checkWorkshop(workshop((s) => Object.assign(s.parts[1]!, { id: "1" })));
    expect(problems).toContain('activities.story.parts: the part id "1" is used more than once.');
  });

  it("names sessions and activities that share an id or a number", () => {
    const one = workshop();
    const problems = checkWorkshop({ ...one, sessions: [...one.sessions, ...one.sessions] });
    expect(problems).toContain('sessions: the id "first" is used by more than one session.');
    expect(problems).toContain("sessions: the number 1 is used by more than one session.");
    expect(problems).toContain('activities: the id "story" is used by more than one activity.');
  });

  it("finds nothing in an agenda and a glossary whose ids point at something", () => {
    expect(checkWorkshop(planned())).toEqual([]);
  });

  it.each<[string, (sound: Workshop) => void, string]>([
    [
      "a slot for a session that there is not",
      (w) => Object.assign(w.agendas[0]!.days[0]!.slots[0]!, { session: "second" }),
      'agendas.short.days.day-1.slots.morning.session: "second" is not a session of this workshop.',
    ],
    [
      "a slot for an activity that its session does not have",
      (w) => w.agendas[0]!.days[0]!.slots[0]!.activities!.push("tale"),
      'agendas.short.days.day-1.slots.morning.activities: "tale" is not an activity of the session "first".',
    ],
    [
      "a slot that runs an activity twice",
      (w) => w.agendas[0]!.days[0]!.slots[0]!.activities!.push("story"),
      'agendas.short.days.day-1.slots.morning.activities: the activity id "story" is used more than once.',
    ],
    [
      "a slot with activities and no session",
      (w) => delete w.agendas[0]!.days[0]!.slots[0]!.session,
      "agendas.short.days.day-1.slots.morning.activities: name the session that they belong to.",
    ],
    [
      "a slot that is nothing",
      (w) => delete w.agendas[0]!.days[0]!.slots[1]!.title,
      "agendas.short.days.day-1.slots.lunch: give it a session or a title.",
    ],
    [
      "two slots of one agenda with one id, even on two days",
      (w) =>
        w.agendas[0]!.days.push({
          ...w.agendas[0]!.days[0]!,
          id: "day-2",
          slots: [w.agendas[0]!.days[0]!.slots[1]!],
        }),
      'agendas.short: the slot id "lunch" is used more than once.',
    ],
    [
      "two days with one id",
      (w) =>
        w.agendas[0]!.days.push({
          ...w.agendas[0]!.days[0]!,
          slots: [{ id: "tea", title: "Tea", minutes: 5 }],
        }),
      'agendas.short: the day id "day-1" is used more than once.',
    ],
    [
      "two agendas with one id",
      (w) => w.agendas.push({ ...w.agendas[0]! }),
      'agendas: the id "short" is used by more than one agenda.',
    ],
    [
      "two words with one id",
      (w) => w.words.push({ ...w.words[0]! }),
      'words: the id "act" is used by more than one word.',
    ],
    [
      "a link in an activity to a word that there is not",
      (w) =>
        Object.assign(w.sessions[0]!.activities[0]!, {
          notes: "See [debt](word:debt-bondage) and [act](word:act).",
        }),
      'activities.story: the link "word:debt-bondage" leads to no word of the glossary.',
    ],
    [
      "a link in a word to a word that there is not",
      (w) => Object.assign(w.words[0]!, { meaning: "See [debt](word:debt)." }),
      'words.act: the link "word:debt" leads to no word of the glossary.',
    ],
  ])("names %s", (_, spoil, sentence) => {
    const spoiled = planned();
    spoil(spoiled);
    expect(checkWorkshop(spoiled)).toEqual([sentence]);
  });
});
