/** The figures of one process, sent to joined processes and shown on the owner's page. */
import { z } from "zod";
import { troubles } from "@/server/platform/database-trouble";

export const figuresSchema = z.object({
  /** The name of its machine and its port. */
  name: z.string(),
  version: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  ready: z.boolean(),
  trouble: z.enum(troubles).nullable(),
  /** A mark for each room in memory, so that one which several processes serve is counted once. */
  rooms: z.array(z.string()),
  phones: z.number(),
  consoles: z.number(),
  stages: z.number(),
  /** Milliseconds: delay of the event loop, and writes of the last seconds, each the slowest in a hundred. */
  loopP99: z.number(),
  writes: z.number(),
  writeP99: z.number(),
  /** Messages since its start. */
  refused: z.number(),
  /** Bytes. */
  memory: z.number(),
  /** Time of the last backup noted in its data folder; milliseconds since the epoch. */
  backupAt: z.number().nullable(),
});
export type Figures = z.infer<typeof figuresSchema>;
