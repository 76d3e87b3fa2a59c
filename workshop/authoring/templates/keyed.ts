/** Examples of the kinds with an expert's answer: quiz, sort, checklist, table, marking. */
import { listed, type Template } from "@/workshop/authoring/templates/template";

export const quiz: Template = {
  kind: "quiz",
  title: "True or false",
  minutes: 10,
  question: "Decide for each sentence whether it is true.",
  options: [
    { id: "true", text: "True" },
    { id: "false", text: "False" },
  ],
  sureness: true,
  items: [
    {
      id: "border",
      text: "Trafficking in persons always crosses a border.",
      key: {
        accepted: ["false"],
        reason:
          "Movement across a border is no element of the definition; people are trafficked in their own town.",
        law: "Trafficking in Persons Protocol, Art. 3(a)",
        error: "Trafficking is mixed up with smuggling of migrants.",
      },
    },
    {
      id: "consent",
      text: "Consent does not count where someone was deceived.",
      key: {
        accepted: ["true"],
        reason: "Where one of the means was used, consent to the exploitation is irrelevant.",
        law: "Trafficking in Persons Protocol, Art. 3(b)",
      },
    },
  ],
};

export const sort: Template = {
  kind: "sort",
  title: "Trafficking or smuggling",
  minutes: 10,
  question: "Where does each card belong?",
  bins: [
    { id: "trafficking", text: "Trafficking" },
    { id: "smuggling", text: "Smuggling" },
    { id: "both", text: "Both" },
    { id: "unsure", text: "Not enough information", unsure: true },
  ],
  cards: [
    {
      id: "fee",
      text: "A man pays to be taken over a border and is left alone there.",
      label: "Paid border",
      key: {
        accepted: ["smuggling"],
        reason: "The service ends at the border; nothing speaks of exploitation.",
      },
    },
    {
      id: "debt",
      text: "A woman may not leave her work until a debt is paid that grows each week.",
      label: "Growing debt",
      key: { accepted: ["trafficking"], reason: "The debt is the means by which she is held in the work." },
    },
    {
      id: "cook",
      text: "A cook works long hours in a restaurant abroad.",
      label: "Long hours",
      key: { accepted: ["unsure"], reason: "Long hours alone show neither means nor purpose." },
    },
  ],
};

export const checklist: Template = {
  kind: "checklist",
  title: "Signs in one story",
  minutes: 12,
  question: "Which signs does the story show?",
  items: [
    { id: "papers", text: "Somebody else keeps the papers.", label: "Papers" },
    { id: "debt", text: "There is a debt to work off.", label: "Debt" },
    { id: "free", text: "The person may not leave freely.", label: "Freedom" },
    { id: "pay", text: "Pay is kept back.", label: "Pay" },
  ],
  subjects: [
    {
      id: "dewi",
      title: "Dewi",
      label: "Dewi",
      text: "Dewi cleans in a house of eleven people. Her passport lies in the employer's desk “so that it is not lost”. She has Sundays off and sends money home every month.",
      key: { papers: "present", debt: "unknown", free: "absent", pay: "absent" },
      reasons: { papers: "The passport is kept by the employer, whatever the reason given." },
    },
  ],
};

export const table: Template = {
  kind: "table",
  title: "Who does what",
  minutes: 10,
  question: "Who should act at each step? More than one may fit.",
  rows: listed("r", ["First contact", "Safe place", "Statement", "Return or stay"]),
  columns: listed("c", ["Police", "Labour inspection", "NGO", "Immigration"]),
  key: { r1: ["c1", "c2", "c3"], r2: ["c3"] },
  reasons: { r1: "Whoever meets the person first." },
};

export const marking: Template = {
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
