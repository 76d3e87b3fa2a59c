/** Pins the reports and files of the example rooms. */
import { afterAll, beforeAll, it } from "vitest";
import type { SingleFormat } from "@/server/exports/make";
import { fixChance, freeChance } from "@/tests/golden/chance";
import { Example, pinEveryKind } from "@/tests/golden/examples";
import { missing, pieces, settle, wanted } from "@/tests/golden/settle";
import { describeNeeding } from "@/tests/support/needing";
import { START } from "@/tests/support/pure-room";

beforeAll(() => fixChance(START));
afterAll(freeChance);

describeNeeding(missing)("the outside is what it was", () => {
  it("in the reports and files of the example rooms", async () => {
    const [reports, files, documents] = [pieces("reports"), pieces("files"), pieces("documents")];
    await pinEveryKind(reports);
    const data = [
      "summary-csv",
      "answers-csv",
      "values-csv",
      "analysis",
      "json",
      "gift",
      "qti",
      "xapi",
      "calendar",
    ] as const;
    /** Laying out pages takes long, so that these wait for a word. */
    const long: SingleFormat[] = wanted === "" ? [] : ["word", "partner", "pictures", "workbook"];
    const jeju = await Example.open("jeju");
    await jeju.pinReports(reports, ["en", "ar"]);
    await jeju.pinFiles(files, [...data, "slides", "word-short"]);
    await jeju.pinFiles(documents, long);
    if (long.length > 0) await jeju.pinFiles(documents, ["word", "word-short", "slides"], "ar");
    jeju.close();
    const conference = await Example.open("conference");
    await conference.pinReports(reports, ["en"]);
    await conference.pinFiles(files, ["summary-csv", "json"]);
    if (long.length > 0)
      await conference.pinFiles(documents, [...long, "answers-csv", "values-csv", "xapi", "slides"]);
    conference.close();
    settle({ reports, files, ...(long.length > 0 && { documents }) });
  });
});
