/**
 * Random mixes of people who answer by phone, at tables, in turns at a shared phone, by hand, by card and on paper:
 * what the stage showed of a question, console, debrief and files show too. `PLENARY_RUNS=50` tries a thousand mixes.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { sheetCode } from "@/model/activity/paper-entry";
import { type AnswerSource, type BySource, saidBySource } from "@/model/activity/answer-sources";
import type { Results } from "@/model/room/results";
import { type Random, seeded } from "@/model/statistics/random";
import { prisma } from "@/server/store/database/prisma";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { exported } from "@/tests/support/kept-things";
import { inviteTo } from "@/tests/support/matrix/world";
import { readPdf } from "@/tests/support/pdf";
import { newId, Plenary } from "@/tests/support/plenary";
import { runs } from "@/tests/support/property-runs";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { StageView } from "@/workshop/protocol/views";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const MIXES = 20;
const PHONES = 9;
/** People with a phone at each table. */
const SEATS = 3;
const options = ["red", "green", "blue"] as const;

const mixed: Workshop = workshopSchema.parse({
  ...sampleWorkshop,
  id: "mixes",
  sessions: [
    {
      ...sampleWorkshop.sessions[0],
      activities: Array.from({ length: MIXES }, (_, i) => ({
        id: `m${i}`,
        kind: "poll",
        title: `Mix ${i}`,
        question: `Which colour has mix ${i}?`,
        options: options.map((id) => ({ id, text: `${id} ${i}:` })),
      })),
    },
  ],
});

interface Shown {
  /** People by option; null where the result may not be shown. */
  counts: Record<string, number> | null;
  bySource: BySource | null;
}

const shownIn = (results: Results | null): Shown => ({
  counts: results && Object.fromEntries(results.options.map((o) => [o.id, o.count])),
  bySource: results?.bySource ?? null,
});

/** How many of each source choose each option; mostly enough to be shown. */
const drawMix = (random: Random): Record<Exclude<AnswerSource, "table" | "spoken">, number[]> => {
  const drawn = (most: number) => options.map(() => Math.floor(random() * (most + 1)));
  const few = random() < 0.2;
  return {
    phone: random() < 0.1 ? [0, 0, 0] : drawn(PHONES / 3),
    shared: random() < 0.5 ? [0, 0, 0] : drawn(1),
    paper: random() < 0.5 ? [0, 0, 0] : drawn(2),
    hand: random() < 0.3 ? [0, 0, 0] : drawn(few ? 1 : 9),
    card: random() < 0.5 ? [0, 0, 0] : drawn(few ? 1 : 6),
  };
};

/** For how many each table speaks; null where people answer for themselves. */
const drawTables = (random: Random): number[] | null =>
  random() < 0.7 ? null : Array.from({ length: PHONES / SEATS }, () => Math.floor(random() * 3));

const hidden: Shown = { counts: null, bySource: null };

/** What a reader finds of one mix: people by option, and how they answered, in words. */
interface Said {
  counts: Record<string, number> | null;
  sources: string | null;
}

const say = (bySource: BySource): string =>
  saidBySource(bySource, (values) => debriefWords().compare("bySource", values)).replace(/\s/g, "");

const saidOf = ({ counts, bySource }: Shown): Said => ({
  counts,
  sources: counts && bySource && say(bySource),
});

function readTable(csv: string, i: number): Said {
  const rows = csv.split(/\r?\n/).map((line) => line.split(","));
  const mine = rows.filter(([activity]) => activity === `m${i}`);
  const answers = mine.filter((row) => row[4] === "answer");
  const sources = mine.filter((row) => row[4] === "source");
  const [all, ...choices] = mine.filter((row) => row[4] === "tables");
  const bySource = sources.map(([, , , , , option, , people, members]) => {
    const [source, unshown] = option!.split(": ") as [AnswerSource, string | undefined];
    const tables = all && {
      counted: Number(all[7]),
      tables: Number(all[8]),
      people: Number(members),
      choices: choices.map((row) => ({ text: row[5]!, tables: Number(row[7]) })),
    };
    return {
      source,
      people: Number(people),
      ...(unshown && { unshown: true as const }),
      ...(source === "table" && tables && { tables }),
    };
  });
  return {
    counts: answers.length > 0 ? Object.fromEntries(answers.map((row) => [row[5], Number(row[7])])) : null,
    sources: answers.length > 0 && bySource.length > 0 ? say(bySource) : null,
  };
}

/** Reads what a text for people says of a mix, wherever it says it; lines may break anywhere. */
function readText(text: string): (i: number) => Said {
  const run = text.replace(/\s/g, "");
  // Tables by option stand in brackets.
  const people = text.replace(/\([^)]*\)/g, "");
  return (i) => {
    const [, heads, sources] =
      new RegExp(`Whichcolourhasmix${i}\\?(?:(?!Whichcolour).)*?(\\d+answered)[^A-Z]*?present([^A-Z]*)`).exec(
        run,
      ) ?? [];
    const countOf = (id: string): number => {
      const shares = [...run.matchAll(new RegExp(`${id}${i}:(\\d+)of`, "g"))].map(([, people]) =>
        Number(people),
      );
      const single = new RegExp(`${id}\\s+${i}:\\s*(\\d+)\\b`).exec(people)?.[1];
      if (new Set(shares).size > 1) throw new Error(`mix ${i} has ${shares.join(" and ")} ${id}`);
      return shares[0] ?? Number(single);
    };
    return {
      counts: heads ? Object.fromEntries(options.map((id) => [id, countOf(id)])) : null,
      sources: sources?.slice(1) || null,
    };
  };
}

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

for (let run = 0; run < runs(1); run++)
  it(`${MIXES} mixes of sources are the same on stage, console, debrief, table and paper, run ${run} (H-22, H-26)`, {
    timeout: 180_000,
  }, async () => {
    const random = seeded(20_261_203 + run);
    const room = await plenary.room(mixed);
    let trainer = await plenary.console(room);
    const stage = await plenary.stage(room);
    const phones = await Promise.all(Array.from({ length: PHONES }, () => plenary.phone(room)));
    const joined = await prisma.participant.findMany({ where: { roomId: room.id } });
    const idOf = (n: number) => joined[n]!.id;
    const tableOf = (_: unknown, t: number) => ({
      name: `Table ${t}`,
      people: Array.from({ length: SEATS }, (_, seat) => idOf(t * SEATS + seat)),
    });
    await trainer.do({ type: "list-groups", groups: Array.from({ length: PHONES / SEATS }, tableOf) });
    const shared = new PlainBrowser(plenary.url);
    await shared.open(`/s/${room.id}/${await inviteTo(trainer, "shared")}`);
    await shared.submit("");

    const stages: Shown[] = [];
    for (let i = 0; i < MIXES; i++) {
      const question = `m${i}`;
      // A console may send forty commands in a moment.
      if (i % 5 === 4) trainer = await plenary.console(room);
      const mix = drawMix(random);
      const tables = drawTables(random);
      const chosen = (source: keyof typeof mix) =>
        mix[source].flatMap((people, o) => Array<string>(people).fill(options[o]!));
      expect(await trainer.go(question)).toMatchObject({ ok: true });
      const opens = { type: "open", question, round: 1, ...(tables && { asTables: true as const }) } as const;
      expect(await trainer.do(opens)).toMatchObject({ ok: true });
      await Promise.all(
        chosen("phone").map(async (choice, n) => {
          await phones[n]!.sees((v) => v.question === question && v.phase === "open");
          expect(await phones[n]!.answer({ choice: [choice] })).toMatchObject({ ok: true });
        }),
      );
      const proposing = { type: "propose", question } as const;
      for (const [n, spoken] of (tables ?? []).entries())
        await phones[n * SEATS]!.send({ ...proposing, id: newId(), spoken: String(spoken) });
      for (const choice of chosen("shared")) {
        await shared.open(`/r/${room.id}/turn/`);
        await shared.submit("language", {}, ["language", "en"]);
        await shared.submit("choice", { choice });
        expect(shared.url.search).toBe("?given=1");
      }
      const sheets = chosen("paper").map((choice, n) => ({
        code: sheetCode(room.id, question, n),
        entry: { 1: [choice] },
        link: null,
        settled: false,
      }));
      if (sheets.length > 0) {
        await trainer.do({ type: "print-papers", activity: question, from: 0, sheets: sheets.length });
        expect(
          await trainer.send({ type: "type-papers", id: newId(), activity: question, sheets }),
        ).toMatchObject({ ok: true, papers: { typed: sheets.length } });
      }
      for (const source of ["hand", "card"] as const) {
        const counts = { choice: Object.fromEntries(options.map((id, o) => [id, mix[source][o]!])) };
        // Fewer than three cards are refused.
        await trainer.do({ type: "count", question, round: 1, counter: newId(), source, counts });
      }
      expect(await trainer.closeRound(question)).toMatchObject({ ok: true });
      expect(await trainer.reveal(question)).toMatchObject({ ok: true });
      const isShown = ({ asked }: Pick<StageView, "asked">) =>
        asked?.question === question && asked.phase === "revealed";
      const onStage = shownIn((await stage.sees(isShown)).results);
      stages.push(onStage);
      expect({ i, ...shownIn((await trainer.sees(isShown)).results) }).toEqual({ i, ...onStage });
      if (onStage.counts)
        for (const [o, id] of options.entries())
          expect(onStage.counts[id]).toBeLessThanOrEqual(
            [...Object.values(mix).map((people) => people[o]!), ...(tables ?? [])].reduce((a, b) => a + b),
          );
    }
    expect(stages.filter(({ counts }) => counts).length).toBeGreaterThan(MIXES / 2);
    expect(stages.filter(({ bySource }) => bySource && bySource.length > 2).length).toBeGreaterThan(
      MIXES / 10,
    );

    const withTables = ({ bySource }: Shown) => bySource?.some(({ tables }) => tables?.choices.length);
    if (run === 0) expect(stages.some(withTables)).toBe(true);

    await trainer.do({ type: "end" });
    await expect
      .poll(() => prisma.pseudonymKey.count({ where: { roomId: room.id } }), { timeout: 30_000 })
      .toBe(0);
    const table = (await exported(plenary, { room }, "summary-csv")).toString("utf8");
    const { cookie } = room.trainer;
    const page = await fetch(`${plenary.url}/debrief/${room.id}/whole`, { headers: { cookie } });
    const pdf = await readPdf(await exported(plenary, { room }, "pdf-a4"));
    const readers = {
      table: (i: number) => readTable(table, i),
      debrief: readText((await page.text()).replace(/<[^>]*>/g, " ")),
      paper: readText(pdf.pages.map(({ text }) => text).join(" ")),
    };
    for (const [where, read] of Object.entries(readers))
      for (const [i, shown] of stages.entries()) {
        const said = saidOf(shown);
        // Reports leave out questions without answers.
        const none = where === "paper" && said.counts && Object.values(said.counts).every((n) => n === 0);
        expect({ where, i, ...read(i) }).toEqual({ where, i, ...(none ? saidOf(hidden) : said) });
      }
  });
