/** A workshop whose poll asks about the people themselves. */
import { workshopSchema } from "@/workshop/content/workshop";

export const aboutPeopleWorkshop = workshopSchema.parse({
  id: "about-people",
  language: "en",
  title: "Who is here",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First session",
      minutes: 10,
      activities: [
        {
          id: "work",
          kind: "poll",
          title: "Where do you work?",
          question: "What kind of organisation do you work for?",
          options: [
            { id: "police", text: "Police" },
            { id: "labour", text: "Labour authority" },
            { id: "ngo", text: "NGO" },
            { id: "court", text: "Court" },
          ],
          other: true,
          aboutPeople: true,
        },
      ],
    },
  ],
});
