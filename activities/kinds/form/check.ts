/**
 * Rules of a form that its schema cannot hold: ids that must differ, scales that look back, too much to
 * write.
 */
import type { FormActivity } from "@/activities/kinds/form/content";
import { idsOf, duplicateIdProblems } from "@/model/activity/duplicate-ids";

/** The most characters that one person may write: more would not fit into one message in every script. */
const MAX_WRITTEN = 16_000;

export function check(form: FormActivity, path: string): string[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const written = fields.reduce(
    (sum, f) => sum + (f.type === "text" ? f.length : f.type === "lines" ? f.most * f.length : 0),
    0,
  );
  return [
    ...(written > MAX_WRITTEN
      ? [
          `${path}.sections: its fields take ${written} characters together, more than ${MAX_WRITTEN}.` +
            " Make them shorter, or make two forms.",
        ]
      : []),
    ...duplicateIdProblems(`${path}.sections`, "section", idsOf(form.sections)),
    ...duplicateIdProblems(`${path}.sections`, "field", idsOf(fields)),
    ...fields.flatMap((field, i) => {
      if (field.type !== "scale" || field.before === undefined) return [];
      const earlier = fields.slice(0, i).find((f) => f.id === field.before);
      return earlier?.type === "scale" &&
        earlier.points === field.points &&
        earlier.low === field.low &&
        earlier.high === field.high
        ? []
        : [
            `${path}.sections: the scale “${field.id}” looks back to “${field.before}”.` +
              " Name an earlier scale with the same points and the same ends.",
          ];
    }),
    ...form.sections.flatMap((section) =>
      section.fields.flatMap((field) =>
        "options" in field
          ? duplicateIdProblems(
              `${path}.sections.${section.id}.fields.${field.id}.options`,
              "choice",
              idsOf(field.options),
            )
          : [],
      ),
    ),
  ];
}
