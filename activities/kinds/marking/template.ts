import type { Template } from "@/model/activity/template";

export const template: Template<"marking"> = {
  kind: "marking",
  title: "Act, means, purpose",
  minutes: 10,
  question: "Mark what each part of the sentence is.",
  about: "A shortened statement, made up for training.",
  labels: [
    { id: "act", text: "Act", hint: "what is done" },
    { id: "means", text: "Means", hint: "how it is done" },
    { id: "purpose", text: "Purpose", hint: "what for" },
  ],
  clauses: [
    {
      id: "k1",
      text: "He brought her to the city",
      key: ["act"],
      reason: "Transporting is one of the acts.",
    },
    {
      id: "k2",
      text: "with the promise of a job in a shop,",
      key: ["means"],
      reason: "The promise was false: deception.",
    },
    {
      id: "k3",
      text: "and made her work without pay.",
      key: ["purpose"],
      reason: "Forced labour is a form of exploitation.",
    },
  ],
};
