/** Exports opened by an office suite where one is installed. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, it } from "vitest";
import { makeFile } from "@/server/exports/make";
import { Materials } from "@/server/exports/job-data";
import { writeInput } from "@/server/exports/job-messages";
import { missingOffice } from "@/tests/support/machine";
import { describeNeeding } from "@/tests/support/needing";
import { exportedRoom } from "@/tests/support/exported-room";

const root = mkdtempSync(path.join(tmpdir(), "export-office-"));
afterAll(() => rmSync(root, { recursive: true }));

describeNeeding(missingOffice("Calc"))("LibreOffice", () => {
  it("X-5: opens the workbook and reads every row of every sheet", { timeout: 240_000 }, async () => {
    await writeInput(root, exportedRoom(60));
    const materials = new Materials({
      folder: root,
      format: "workbook",
      language: "en",
      languages: ["en"],
      expert: false,
      taken: "Taken out by Ada on a day",
      home: "https://plenary.invalid/x",
      events: [],
      available: [],
    });
    await makeFile("workbook", path.join(root, "made"), materials, () => undefined);
    renameSync(path.join(root, "made"), path.join(root, "workbook.xlsx"));
    mkdirSync(path.join(root, "profile"));
    // The last -1: every sheet as a table of its own.
    const asTables = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    const done = spawnSync(
      "soffice",
      [
        `-env:UserInstallation=file://${path.join(root, "profile")}`,
        "--headless",
        "--convert-to",
        asTables,
        "--outdir",
        path.join(root, "office"),
        path.join(root, "workbook.xlsx"),
      ],
      { timeout: 200_000 },
    );
    expect(done.status).toBe(0);
    const rows = parse(readFileSync(path.join(root, "office", "workbook-Answers.csv")), {
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    expect(rows).toHaveLength(materials.answerCount);
    expect(rows.some((r) => r.text!.includes("=HYPERLINK"))).toBe(true);
  });
});
