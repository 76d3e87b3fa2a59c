/** Files to start from: what a quiz in a spreadsheet looks like. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sendRefusal, startDownload } from "@/server/http/json";
import type { Ask } from "@/server/editor/ask";
import { heavy } from "@/server/workers/run";
import { csvFile } from "@/workshop/debrief/csv";
import { QUIZ_EXAMPLE, QUIZ_HEAD } from "@/workshop/import/quiz-table";

/** GET /files/templates/quiz.xlsx · quiz.csv */
export async function sendTemplate({ req, res, parts: [, name] }: Ask): Promise<void> {
  if (req.method === "GET" && name === "quiz.csv") {
    const bytes = Buffer.from(csvFile(QUIZ_HEAD, QUIZ_EXAMPLE));
    startDownload(res, "text/csv; charset=utf-8", name, bytes.length);
    return void res.end(bytes);
  }
  if (req.method !== "GET" || name !== "quiz.xlsx") return sendRefusal(req, res, "gone");
  const folder = await mkdtemp(path.join(tmpdir(), "plenary-template-"));
  try {
    const output = path.join(folder, name);
    const widths = QUIZ_HEAD.map((column) => (column === "Question" || column === "Reason" ? 50 : 16));
    const done = await heavy("write-table", {
      output,
      sheet: "Quiz",
      head: QUIZ_HEAD,
      rows: QUIZ_EXAMPLE,
      widths,
    });
    if (!done.ok) return sendRefusal(req, res, done.reason);
    const bytes = await readFile(output);
    startDownload(
      res,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      name,
      bytes.length,
    );
    res.end(bytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
