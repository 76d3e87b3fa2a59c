/** A workshop with one filled example of every kind: what authors are offered as templates. */
import { kindNames } from "@/activities/kinds";
import { templates } from "@/workshop/editor/templates";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

export const everyKind: Workshop = workshopSchema.parse({
  id: "every-kind",
  language: "en",
  title: "One of every kind",
  summary: "For tests and pictures.",
  source: "Written for tests.",
  sessions: [
    {
      id: "all",
      number: 1,
      title: "One of every kind",
      minutes: 120,
      activities: kindNames.map((kind) => ({ ...templates[kind], id: `one-${kind}` })),
    },
  ],
});
