/** A small workshop with every kind of activity, for tests that do not need the guide. */
import { workshopSchema, type Workshop } from "@/workshop/content/workshop";

const key = (accepted: string[]) => ({ accepted, reason: "KEY-REASON because the key says so" });
const part = (n: number, accepted: string[], more: object = {}) => ({
  id: String(n),
  title: `title of part ${n}`,
  label: `label-${n}`,
  recall: `recall of part ${n}`,
  clauses: [
    { id: `p${n}-a`, text: `STORY-${n}-A first fact.` },
    { id: `p${n}-b`, text: `STORY-${n}-B second fact.` },
  ],
  key: key(accepted),
  notes: `NOTES-${n}`,
  ...more,
});

export const sampleWorkshop: Workshop = workshopSchema.parse({
  id: "sample",
  language: "en",
  title: "Sample workshop",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First session",
      minutes: 60,
      activities: [
        { id: "hello", kind: "slide", title: "Hello", body: "# Hello room", notes: "PRIVATE-NOTE" },
        { id: "look", kind: "slide", title: "Look up", body: "# SECRET-SLIDE", onPhones: false },
        {
          id: "poll",
          kind: "poll",
          title: "A poll",
          question: "Which one?",
          options: [
            { id: "red", text: "Red" },
            { id: "blue", text: "Blue" },
          ],
          other: true,
        },
        {
          id: "thoughts",
          kind: "open",
          title: "Thoughts",
          question: "What do you think?",
          most: 2,
          upvotes: true,
        },
        {
          id: "many",
          kind: "poll",
          title: "Several",
          question: "Which ones?",
          options: [
            { id: "one", text: "One" },
            { id: "two", text: "Two" },
          ],
          several: true,
          revote: false,
        },
        {
          id: "story",
          kind: "case",
          title: "The story",
          question: "Is it so?",
          answers: [
            { id: "yes", text: "Yes", tone: "yes" },
            { id: "unsure", text: "Not enough to say yet", tone: "unsure" },
            { id: "no", text: "No", tone: "no" },
          ],
          sureness: true,
          elements: [
            { id: "act", text: "Act", hint: "what is done" },
            { id: "means", text: "Means", hint: "how" },
            { id: "purpose", text: "Purpose", hint: "what for" },
          ],
          marking: true,
          parts: [
            part(1, ["no", "unsure"]),
            part(2, ["unsure"], {
              reasons: true,
              whatIfs: [
                { id: "younger", title: "Younger", fact: "WHATIF-FACT she is younger.", key: key(["yes"]) },
              ],
            }),
            part(3, ["yes"], { notice: "NOTICE-3 heavy content follows." }),
          ],
          band: { from: "2", to: "3", reason: "BAND-REASON" },
          wrongTurns: { early: "early", late: "late", back: "back", never: "never" },
        },
      ],
    },
  ],
});
