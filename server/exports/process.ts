/**
 * The process that makes files out of the data of a room. It gets one order from its parent, and ends when
 * that is done or the parent is gone. It runs at low priority: live rooms come first.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { setPriority } from "node:os";
import { archiveParts, writeArchive } from "@/server/exports/archive";
import { makeFile } from "@/server/exports/make";
import { Materials } from "@/server/exports/job-data";
import { type Order, resultOf, type ProcessMessage } from "@/server/exports/job-messages";

const LOW_PRIORITY = 10;
/** Milliseconds between two reports of progress. */
const REPORT_INTERVAL_MS = 150;

const send = (message: ProcessMessage): Promise<void> =>
  new Promise((done) => process.send!(message, () => done()));

/** On Linux each thread has a priority of its own, and those that draw and press have begun already. */
function lowerPriority(): void {
  setPriority(LOW_PRIORITY);
  const threads = "/proc/self/task";
  if (existsSync(threads))
    for (const thread of readdirSync(threads)) setPriority(Number(thread), LOW_PRIORITY);
}

async function work(order: Order): Promise<void> {
  const materials = new Materials(order);
  let reportedAt = 0;
  const file = resultOf(order.folder);
  const progress = (done: number) => {
    if (Date.now() - reportedAt < REPORT_INTERVAL_MS) return;
    reportedAt = Date.now();
    void send({ is: "progress", done: Math.min(1, done) });
  };
  if (order.format === "everything")
    await writeArchive(
      file,
      materials,
      archiveParts(order.available),
      progress,
      (format, why) => void send({ is: "left-out", format, why }),
    );
  else await makeFile(order.format, file, materials, progress);
  await send({ is: "done", bytes: statSync(file).size });
}

lowerPriority();
process.on("disconnect", () => process.exit(1));
process.once("message", (order: Order) => {
  work(order).then(
    () => process.exit(0),
    // The message of an error may hold people's texts, so it is not sent.
    async () => {
      await send({ is: "failed", why: "broken" });
      process.exit(1);
    },
  );
});
