import type { Template } from "@/model/activity/template";

export const template: Template<"checklist"> = {
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
      text:
        "Dewi cleans in a house of eleven people. Her passport lies in the employer's desk " +
        "“so that it is not lost”. She has Sundays off and sends money home every month.",
      key: { papers: "present", debt: "unknown", free: "absent", pay: "absent" },
      reasons: { papers: "The passport is kept by the employer, whatever the reason given." },
    },
  ],
};
