/** A sort: cards go into bins. A card may fit several bins, and one bin may mean "not enough information". */
import { z } from "zod";
import { activityBase, askingBase, keyedBase, line, markdown, slug } from "@/model/text/text-schemas";

const bin = z.strictObject({
  id: slug,
  text: line,
  hint: line.optional(),
  /** The bin for "not enough information". */
  unsure: z.boolean().default(false),
});

const card = z.strictObject({
  id: slug,
  text: line,
  /** One or two words under a chart. */
  label: line,
  key: z.strictObject({ accepted: z.array(slug).min(1), reason: markdown }).optional(),
});

export const sortSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  ...keyedBase,
  kind: z.literal("sort"),
  question: line,
  bins: z.array(bin).min(2).max(7),
  cards: z.array(card).min(2).max(30),
  /** Shown with the key: one row for each criterion, one cell for each bin named in `columns`. */
  criteria: z
    .strictObject({
      columns: z.array(slug).min(1),
      rows: z.array(z.strictObject({ id: slug, text: line, cells: z.array(line) })).min(1),
    })
    .optional(),
});
export type Sort = z.infer<typeof sortSchema>;

/** Card id to bin id; cards may be left out. */
export const sortAnswerSchema = z.strictObject({ placed: z.record(slug, slug) });
export type SortAnswer = z.infer<typeof sortAnswerSchema>;
