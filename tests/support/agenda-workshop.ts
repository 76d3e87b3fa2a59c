/** Two sessions of short slides and one case, an agenda of two days and one of an hour, for tests of the run sheet. */
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const slide = (id: string, minutes: number, priority: "must" | "should" | "could") => ({
  id,
  kind: "slide",
  title: `Title ${id}`,
  body: `# Body ${id}`,
  minutes,
  priority,
});
const poll = (id: string, minutes: number, priority: "must" | "should" | "could") => ({
  id,
  kind: "poll",
  title: `Title ${id}`,
  question: `Question ${id}?`,
  options: [
    { id: "yes", text: "Yes" },
    { id: "no", text: "No" },
  ],
  minutes,
  priority,
});

export const agendaWorkshop: Workshop = workshopSchema.parse({
  id: "agenda-sample",
  language: "en",
  title: "Two days",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "one",
      number: 1,
      title: "Session one",
      minutes: 50,
      activities: [slide("a1", 10, "must"), poll("a2", 15, "should"), slide("a3", 10, "could")],
    },
    {
      id: "two",
      number: 2,
      title: "Session two",
      minutes: 60,
      priority: "could",
      activities: [poll("b1", 20, "should"), slide("b2", 25, "must"), poll("b3", 20, "could")],
    },
  ],
  agendas: [
    {
      id: "two-days",
      title: "Two days",
      days: [
        {
          id: "day-1",
          title: "First day",
          start: "09:00",
          slots: [
            { id: "d1-open", title: "Opening", minutes: 10 },
            { id: "d1-one", session: "one", minutes: 50 },
            { id: "d1-lunch", title: "Lunch", minutes: 30 },
            { id: "d1-two", session: "two", activities: ["b1", "b2"], minutes: 40 },
          ],
        },
        {
          id: "day-2",
          title: "Second day",
          start: "09:30",
          slots: [
            { id: "d2-two", session: "two", activities: ["b1", "b3"], minutes: 30 },
            { id: "d2-close", title: "Close", minutes: 10 },
          ],
        },
      ],
    },
    {
      id: "one-hour",
      title: "One hour",
      days: [
        {
          id: "hour",
          title: "The hour",
          start: "14:00",
          slots: [
            { id: "h-one", session: "one", activities: ["a1"], minutes: 20 },
            { id: "h-two", session: "two", minutes: 40 },
          ],
        },
      ],
    },
  ],
});
