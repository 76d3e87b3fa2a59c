import type { Template } from "@/model/activity/template";

export const template: Template<"sort"> = {
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
