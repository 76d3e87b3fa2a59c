/** Rooms written by hand for tests: a small case, and answers given as one line of letters per person. */
import type { Case } from "@/activities/kinds/case/content";
import type { AnswerBody } from "@/activities/kinds";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

/** A case of `count` parts with Paula's keys: "yes" is accepted from part 4, the band is 4 to 5. */
export function caseWorkshop(count = 8): Workshop {
  const key = (n: number) => ({ accepted: n < 4 ? ["unsure", "no"] : ["yes"], reason: "Because." });
  const parts = Array.from({ length: count }, (_, i) => ({
    id: String(i + 1),
    title: `Part ${i + 1}`,
    label: `p${i + 1}`,
    recall: "It went on.",
    clauses: [
      { id: `p${i + 1}-a`, text: "First clause." },
      { id: `p${i + 1}-b`, text: "Second clause." },
    ],
    key: key(i + 1),
    whatIfs: i === 3 ? [{ id: "is-17", title: "She is 17", fact: "She is 17.", key: key(4) }] : [],
  }));
  return workshopSchema.parse({
    id: "synthetic",
    language: "en",
    title: "Synthetic",
    summary: "For tests.",
    source: "Ours.",
    sessions: [
      {
        id: "only",
        number: 2,
        title: "Only",
        minutes: 30,
        activities: [
          {
            id: "meet",
            kind: "poll",
            title: "Meet",
            question: "Where?",
            several: true,
            other: true,
            options: [
              { id: "border", text: "At a border" },
              { id: "clinic", text: "=At a clinic" },
            ],
          },
          {
            id: "paula",
            kind: "case",
            title: "Paula",
            question: "Is it?",
            answers: [
              { id: "yes", text: "Yes", tone: "yes" },
              { id: "unsure", text: "Not sure", tone: "unsure" },
              { id: "no", text: "No", tone: "no" },
            ],
            sureness: true,
            marking: true,
            elements: ["act", "means", "purpose"].map((id) => ({ id, text: id, hint: id })),
            band: { from: String(Math.min(4, count)), to: String(Math.min(5, count)), reason: "Because." },
            wrongTurns: { early: "Early.", late: "Late.", back: "Back.", never: "Never." },
            parts,
          },
        ],
      },
    ],
  });
}

export const caseOf = (workshop: Workshop): Case => {
  const match = workshop.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
  if (!match) throw new Error("no case");
  return match;
};

const letters: Record<string, AnswerBody | null> = {
  Y: { answer: "yes" },
  U: { answer: "unsure" },
  N: { answer: "no" },
  p: { pass: true },
  "-": null,
};

/** One round per letter of the paths: Y yes, U unsure, N no, p passed, - gave nothing. Person `i` is "who-i". */
export function roundsFrom(paths: readonly string[], round = 1): RoundInput[] {
  const parts = Math.max(0, ...paths.map((p) => p.length));
  return Array.from({ length: parts }, (_, index) => ({
    question: `paula/${index + 1}`,
    round,
    answers: paths.flatMap((path, i) => {
      const body = letters[path[index] ?? "-"];
      return body ? [{ person: `who-${i}`, body }] : [];
    }),
  }));
}

/** A finished room of `people` with the given rounds. */
export const roomOf = (rounds: RoundInput[], people: number, workshop = caseWorkshop()): DebriefInput => ({
  title: "Synthetic",
  workshop,
  people,
  rounds,
  curation: {},
  ended: true,
  startedAt: null,
  endedAt: null,
});
