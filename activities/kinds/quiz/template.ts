import type { Template } from "@/model/activity/template";

export const template: Template<"quiz"> = {
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
