/**
 * Output of the example rooms: reports in two languages, the pages of the debrief, and every file that can be
 * taken out.
 */
import { furtherFigures } from "@/workshop/debrief/figures-of";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { debriefed } from "@/activities/faces/debrief";
import { drawnIn } from "@/app/debrief/[room]/drawn-parts";
import { DebriefPage } from "@/components/debrief/debrief-page";
import { Texts } from "@/components/language/texts";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { makeFile, type SingleFormat } from "@/server/exports/make";
import { Materials } from "@/server/exports/job-data";
import { PASSED_ON, reportFile, type Order, writeInput } from "@/server/exports/job-messages";
import { loadRelease } from "@/server/debrief/load-release";
import { readWhole } from "@/server/debrief/load-front";
import { type Audience, loadReport } from "@/server/debrief/load-report";
import { reportWords } from "@/server/debrief/report-words";
import { loadDebrief } from "@/server/store/debrief/debrief";
import type { ExampleName } from "@/server/store/rooms/examples";
import { openArchive } from "@/tests/golden/archive-database";
import { drawAnew } from "@/tests/golden/chance";
import type { Pieces } from "@/tests/golden/pieces";
import { sampleDebrief } from "@/tests/support/sample-report";
import { everyKind } from "@/tests/support/every-kind";
import type { Report } from "@/workshop/debrief/report/report";
import { shortReport } from "@/workshop/debrief/report/short-report";

/** When everything is read. */
const NOW = Date.UTC(2026, 11, 1, 9);
const TAKEN = "Exported by Tara on 1 December 2026";

type Language = "en" | "ar";

/** One example, opened from its archive. */
export class Example {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "plenary-golden-"));

  private constructor(
    readonly name: ExampleName,
    private readonly room: string,
  ) {}

  static async open(name: ExampleName): Promise<Example> {
    return new Example(name, await openArchive(name));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Reports of every audience, the short one and the trainers' own pages. */
  async pinReports(pieces: Pieces, languages: readonly Language[]): Promise<void> {
    const { name, room, folder } = this;
    for (const language of languages) {
      const report = await pinReport(pieces, name, room, language, "trainers");
      pieces.json(`${name}/short report ${language}`, "all", shortReport(report));
      keep(folder, reportFile(language), report);
      await pinPages(pieces, name, room, language);
    }
    await pinReport(pieces, name, room, languages.at(-1)!, "published");
    keep(folder, PASSED_ON, await pinReport(pieces, name, room, languages[0]!, "partners"));
    drawAnew(NOW);
    pieces.json(`${name}/desk`, "all", await loadRelease(room, languages[0]));
    drawAnew(NOW);
    await writeInput(folder, (await loadDebrief(room))!);
  }

  /** Files in these formats, made from the reports before. */
  async pinFiles(pieces: Pieces, formats: readonly SingleFormat[], language: Language = "en"): Promise<void> {
    for (const format of formats)
      await pinFile(pieces, `${this.name}/${format} ${language}`, this.folder, format, language);
  }
}

const keep = (folder: string, file: string, report: Report): void =>
  writeFileSync(path.join(folder, file), JSON.stringify({ ...report, taken: TAKEN }));

async function pinReport(
  pieces: Pieces,
  name: ExampleName,
  room: string,
  language: Language,
  audience: Audience,
): Promise<Report> {
  drawAnew(NOW);
  const report = (await loadReport(room, language, audience))!;
  const { chapters, ...about } = report;
  const place = `${name}/report ${audience} ${language}`;
  pieces.json(place, "about", about);
  for (const chapter of chapters) pieces.json(place, chapter.id, chapter);
  return report;
}

/** The trainers' own page of the debrief, and what it is made from. */
async function pinPages(pieces: Pieces, name: ExampleName, room: string, language: Language): Promise<void> {
  drawAnew(NOW);
  const words = await reportWords(language);
  const whole = (await readWhole(room, words))!;
  const { debrief, after, head: front } = whole;
  const { stats, story, remark, remarks, theme } = front;
  const about = { theme, stats, story, after, remark, remarks };
  pieces.json(`${name}/front ${language}`, "about", about);
  pieces.json(`${name}/front ${language}`, "debrief", debrief);
  const html = renderToStaticMarkup(
    <Texts language={language} words={completed(await translationIn(language))}>
      <AppRouterContext value={{} as AppRouterInstance}>
        <DebriefPage
          look={null}
          front={front}
          roomId={room}
          words={words}
          editing={null}
          mayReadLog
          drawn={drawnIn(whole, words)}
        />
      </AppRouterContext>
    </Texts>,
  );
  const [head = "", ...activities] = html.split('<div id="a-');
  pieces.markup(`${name}/page ${language}`, "head", head);
  for (const activity of activities)
    pieces.markup(`${name}/page ${language}`, /^[^"]*/.exec(activity)![0], activity);
}

/** One file, made by a process of its own, so that each draws from the beginning. */
async function pinFile(
  pieces: Pieces,
  place: string,
  folder: string,
  format: SingleFormat,
  language: Language,
): Promise<void> {
  drawAnew(NOW);
  const day = {
    uid: "day-1",
    title: "Day 1",
    about: "Bring a pen.",
    when: { from: NOW, to: NOW + 3_600_000 },
  };
  const order: Order = {
    folder,
    format,
    language,
    languages: [language],
    expert: true,
    home: "https://plenary.invalid/home",
    events: [day],
    taken: TAKEN,
    available: [],
  };
  const file = path.join(folder, "result");
  await makeFile(format, file, new Materials(order), () => undefined, language);
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 2).toString("latin1") !== "PK")
    return pieces.add(place, "file", bytes.toString("utf8"));
  const pictures: string[] = [];
  for (const [inner, content] of Object.entries(unzipSync(bytes))) {
    const text = Buffer.from(content).toString("utf8");
    if (/\.(xml|rels|txt|csv|json|sps|R)$/.test(inner)) pieces.add(place, inner, text);
    if (/\.(png|svg)$/.test(inner)) pictures.push(`${inner}\n${text}`);
  }
  if (pictures.length > 0) pieces.add(place, "pictures", pictures.join("\n"));
}

/** Figures of the kinds that no example has. */
export async function pinEveryKind(pieces: Pieces): Promise<void> {
  for (const language of ["en", "ar"] as const) {
    drawAnew(NOW);
    const words = await reportWords(language);
    for (const session of sampleDebrief({ workshop: everyKind }).sessions)
      for (const debrief of session.activities)
        pieces.markup(
          `every kind ${language}`,
          debrief.activity.id,
          renderToStaticMarkup(debriefed(debrief, furtherFigures(debrief, words), words)),
        );
  }
}
