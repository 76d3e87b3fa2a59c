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

/** One of every kind, asking for words of one's own wherever that can be asked. */
export const inOwnWords: Workshop = workshopSchema.parse({
  ...everyKind,
  sessions: everyKind.sessions.map((session) => ({
    ...session,
    activities: session.activities.flatMap((activity): object[] => {
      const { kind } = activity;
      if (kind === "open") return [{ ...activity, most: 2, moderated: false, upvotes: true }];
      if (kind === "poll")
        return [
          { ...activity, other: true, reasons: false },
          { ...activity, id: "one-poll-why", other: false, reasons: true },
        ];
      if (kind === "case")
        return [{ ...activity, parts: activity.parts.map((p) => ({ ...p, reasons: true })) }];
      return [activity];
    }),
  })),
});
