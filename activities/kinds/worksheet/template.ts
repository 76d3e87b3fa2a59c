import type { Template } from "@/model/activity/template";

export const template: Template<"worksheet"> = {
  kind: "worksheet",
  title: "What each side can do",
  minutes: 25,
  question: "A case is stuck between two offices. What can each side do?",
  agencies: [
    { id: "police", text: "Police" },
    { id: "labour", text: "Labour inspection" },
    { id: "ngo", text: "NGO" },
  ],
  sections: [
    {
      id: "measures",
      title: "Measures",
      fields: [
        {
          id: "steps",
          text: "What could be done",
          hint: "One measure in a row. Begin with a verb.",
          type: "table",
          start: 2,
          most: 8,
          least: 1,
          columns: [
            { id: "what", text: "Measure", type: "text", length: 160 },
            { id: "owner", text: "Who", type: "agency" },
            { id: "when", text: "By when", type: "date" },
          ],
        },
        { id: "first", text: "What you would begin with", type: "text", length: 200 },
      ],
    },
  ],
};
