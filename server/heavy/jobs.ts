/** Everything that is done in a child process: what takes long, or reads files that strangers made. */
import { makePicture } from "@/server/heavy/picture";
import { readPptx } from "@/server/heavy/pptx";
import { readTable, writeTable } from "@/server/heavy/tables";

export const jobs = {
  picture: makePicture,
  "read-table": readTable,
  "write-table": writeTable,
  "read-pptx": readPptx,
};

export type JobName = keyof typeof jobs;
export type JobInput<N extends JobName> = Parameters<(typeof jobs)[N]>[0];
export type JobResult<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>;
