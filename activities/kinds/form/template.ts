import { listed, type Template } from "@/model/activity/template";

export const template: Template<"form"> = {
  kind: "form",
  title: "Evaluation of the day",
  minutes: 8,
  question: "How was today?",
  purpose: "evaluation",
  sections: [
    {
      id: "day",
      title: "The day",
      fields: [
        {
          id: "useful",
          text: "How useful was today for your work?",
          type: "scale",
          points: 5,
          low: "Not useful",
          high: "Very useful",
        },
        {
          id: "pace",
          text: "The pace was",
          type: "choice",
          options: listed("p", ["too slow", "right", "too fast"]),
        },
        { id: "keep", text: "What should we keep?", type: "text", length: 300 },
        { id: "change", text: "What should we change?", type: "text", length: 300 },
      ],
    },
  ],
};
