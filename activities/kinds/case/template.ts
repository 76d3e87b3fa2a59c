import type { Template } from "@/model/activity/template";

/** The three answers of a case, with which every new case begins. */
export const answers = [
  { id: "yes", text: "Yes", tone: "yes" },
  { id: "unsure", text: "Not enough to say yet", tone: "unsure" },
  { id: "no", text: "No", tone: "no" },
];

export const template: Template<"case"> = {
  kind: "case",
  title: "Ana’s new job",
  minutes: 25,
  notice: "The story speaks of control at work. Nobody needs to answer.",
  question: "Is Ana a victim of trafficking?",
  answers,
  sureness: true,
  elements: [
    { id: "act", text: "Act", hint: "what is done" },
    { id: "means", text: "Means", hint: "how it is done" },
    { id: "purpose", text: "Purpose", hint: "what for" },
  ],
  marking: true,
  parts: [
    {
      id: "offer",
      title: "The offer",
      label: "Offer",
      recall: "Ana was offered work abroad by an agency.",
      clauses: [
        { id: "a1", text: "Ana is 22 and looks for work." },
        { id: "a2", text: "An agency offers her a place in a laundry abroad" },
        { id: "a3", text: "and lends her the money for the ticket." },
      ],
      key: {
        accepted: ["no", "unsure"],
        reason: "A loan and an offer are common; nothing yet speaks of exploitation.",
        elements: { act: "possible" },
      },
    },
    {
      id: "debt",
      title: "The debt",
      label: "Debt",
      recall: "Her papers were taken and her debt grew.",
      clauses: [
        { id: "b1", text: "On arrival the manager takes her passport." },
        { id: "b2", text: "Her wage is kept back for the ticket," },
        { id: "b3", text: "and each week the debt is larger than before." },
      ],
      key: {
        accepted: ["yes"],
        reason: "Recruited, deceived about the debt, and held in work by it.",
        elements: { act: "shown", means: "shown", purpose: "shown" },
      },
      whatIfs: [
        {
          id: "age-17",
          title: "Ana is 17",
          fact: "Ana is 17, not 22.",
          key: { accepted: ["yes"], reason: "For a child no means need to be shown." },
        },
      ],
    },
  ],
  band: { from: "debt", to: "debt", reason: "The growing debt shows the purpose." },
  wrongTurns: {
    early: "Decided before the story showed it: what did you fill in yourself?",
    late: "Waited for violence: which means did you overlook?",
    back: "Went back: which fact changed your mind?",
    never: "Stayed at no: what would you have needed to see?",
  },
};
