/** A workshop in which people judge, guess, order, share out, rest, agree and promise. */
import { workshopSchema, type Workshop } from "@/workshop/content/workshop";

const items = [
  { id: "shelter", text: "A safe place to sleep tonight" },
  { id: "health", text: "A doctor who asks first" },
  { id: "legal", text: "Somebody who explains the rights" },
  { id: "work", text: "Paid work" },
];

export const weighingWorkshop: Workshop = workshopSchema.parse({
  id: "weighing",
  language: "en",
  title: "Weighing",
  summary: "For tests.",
  source: "Written for tests.",
  words: [
    {
      id: "debt-bondage",
      term: "Debt bondage",
      meaning: "Work that is taken as payment for a debt, without an end that one can see.",
    },
  ],
  sessions: [
    {
      id: "w1",
      number: 1,
      title: "Weighing things",
      minutes: 60,
      activities: [
        {
          id: "agree",
          kind: "agreement",
          title: "How we work together",
          question: "Can you work with these rules?",
          rules: [
            { id: "stays", text: "What is said here stays here." },
            { id: "pass", text: "Everybody may pass, without a reason." },
            { id: "names", text: "No names of real people." },
          ],
        },
        {
          id: "bound",
          kind: "slide",
          title: "Bound by a debt",
          body: "# Bound by a debt\n\nIn [debt bondage](word:debt-bondage) nobody says when it ends.",
          sources: [
            {
              id: "ilo",
              text: "ILO, Global Estimate of Forced Labour: 20.9 million people",
              year: 2012,
              dated: true,
              newer: "27.6 million (ILO, Walk Free and IOM, 2022)",
            },
          ],
        },
        {
          id: "trust",
          kind: "scale",
          title: "Trust",
          question: "How far do you agree?",
          low: "I do not agree at all",
          high: "I agree fully",
          statements: [
            { id: "police", text: "Survivors trust the police in my country." },
            { id: "ngo", text: "Survivors trust the organisations that run shelters." },
            { id: "time", text: "We give survivors enough time before we ask them to decide." },
          ],
        },
        {
          id: "ready",
          kind: "scale",
          title: "Ready",
          question: "How ready is your office?",
          low: "not ready",
          high: "ready",
          points: 10,
          statements: [{ id: "office", text: "My office could look after a survivor tonight." }],
        },
        {
          id: "guess",
          kind: "number",
          title: "A guess",
          question: "How many people were in forced labour in the world, by the estimate of 2012?",
          unit: "million people",
          min: 0,
          max: 1_000,
          decimals: 1,
          truth: { value: 20.9, date: "2012", source: "ILO, Global Estimate of Forced Labour" },
          newer: { value: 27.6, date: "2021", source: "ILO, Walk Free and IOM, 2022" },
          explanation: "The two figures were counted in different ways, so the difference is not a growth.",
        },
        { id: "first", kind: "ranking", title: "What first", question: "What does Paula need first?", items },
        {
          id: "share",
          kind: "points",
          title: "Share out",
          question: "You have ten points. What should money go to?",
          items,
          total: 10,
          exact: true,
        },
        {
          id: "coffee",
          kind: "break",
          title: "Coffee",
          text: "Coffee is in the **garden**. Please leave the phones here if you like.",
          minutes: 15,
        },
        {
          id: "breathe",
          kind: "break",
          mode: "breathing",
          title: "A quiet minute",
          text: "Breathe as you like. You may close your eyes.",
        },
        {
          id: "film",
          kind: "media",
          title: "A film",
          file: "no-such-film.mp4",
          transcript: "A woman opens a **door** and looks out.",
          credit: "Made for tests.",
        },
        {
          id: "promise",
          kind: "commitment",
          title: "My promise",
          question: "What will you do differently?",
          fields: [
            { id: "what", text: "What will you do?", hint: "One thing, small enough to do." },
            { id: "who", text: "With whom?" },
            { id: "when", text: "By when?" },
          ],
        },
        { id: "last", kind: "slide", title: "The end", body: "# Thank you" },
      ],
    },
  ],
});
