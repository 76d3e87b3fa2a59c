/** Jobs in a child process: slow ones, or on strangers' files. */
import { drawCertificates } from "@/server/workers/certificates";
import { drawTakeAway } from "@/server/workers/take-away";
import { pdfsOf } from "@/server/workers/typst/compile";
import { makePicture } from "@/server/workers/picture";
import { readPptx } from "@/server/workers/pptx/read";
import { readTable, writeTable } from "@/server/workers/tables";

export const jobs = {
  certificates: drawCertificates,
  "take-away": drawTakeAway,
  /** Base64 of the PDF. */
  paper: async (data: object) => pdfsOf("paper", [data])[0]!.toString("base64"),
  cards: async (data: object) => pdfsOf("cards", [data])[0]!.toString("base64"),
  picture: makePicture,
  "read-table": readTable,
  "write-table": writeTable,
  "read-pptx": readPptx,
};

export type JobName = keyof typeof jobs;
export type JobInput<N extends JobName> = Parameters<(typeof jobs)[N]>[0];
export type JobResult<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>;
