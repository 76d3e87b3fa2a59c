/**
 * B-92, B-93: why people answered as they did: stored like any answer, never on a phone or the stage, and cut
 * off at the end.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { secureShuffle } from "@/server/store/keys";
import {
  type Console,
  type Connection,
  newId,
  type Phone,
  Plenary,
  type TestRoom,
} from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { step } from "@/tests/support/step";
import type { StageView } from "@/workshop/protocol/views";
import { type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { summaryCsv } from "@/workshop/debrief/summary-csv";
import { labelled } from "@/workshop/exports/labelled-answers";
import { roomDataText } from "@/workshop/exports/room-data";
import { reasonsApart } from "@/model/debrief/given-reasons";
import { eventually } from "@/tests/support/waiting";

const PEOPLE = 8;
const reason = (n: number) => `Zq-reason-${n}`;

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let stage: Connection<StageView>;
let phones: Phone[];

beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  stage = await plenary.stage(room);
  phones = await Promise.all(Array.from({ length: PEOPLE }, () => plenary.phone(room)));
});
afterAll(() => plenary?.stop());

const answer = (n: number, more: object = {}) => ({
  type: "answer",
  id: newId(),
  question: "story/2",
  round: 1,
  rev: 2,
  body: { answer: n < 6 ? "yes" : "no", reason: reason(n), ...more },
});
const sealed = () => prisma.anonymousAnswer.findMany({ where: { roomId: room.id } });
const partOf = (debrief: Debrief) =>
  debrief.sessions[0]!.activities.flatMap((a) => (a.kind === "case" ? a.parts : [])).find(
    (p) => p.id === "2",
  )!;

async function open(question: string): Promise<void> {
  await trainer.go(question);
  await trainer.openRound(question);
  await Promise.all(phones.map((p) => p.sees((v) => v.question === question && v.phase === "open")));
}

it("a reason with the vote, until its activity is finished and the room has ended", async () => {
  await step(
    "is stored with the answer before the acknowledgement, once however often it is sent, and changed with it",
    async () => {
      await open("story/1");
      for (const [n, phone] of phones.entries())
        expect(await phone.answer({ answer: n % 2 ? "yes" : "no", sureness: 1 + (n % 5) })).toMatchObject({
          ok: true,
        });
      await trainer.closeRound("story/1");
      await open("story/2");
      for (const [n, phone] of phones.entries()) {
        const sent = answer(n);
        for (const ack of await Promise.all([phone.send(sent), phone.send(sent), phone.send(sent)]))
          expect(ack).toMatchObject({ ok: true });
        expect(
          await prisma.answer.count({
            where: { answerId: sent.id, body: { path: ["reason"], equals: reason(n) } },
          }),
        ).toBe(1);
      }
      expect(
        await phones[0]!.send({
          ...answer(0),
          rev: 3,
          body: { answer: "yes", reason: `${reason(0)} again` },
        }),
      ).toMatchObject({ ok: true });
      expect(await prisma.answer.count({ where: { roomId: room.id, questionId: "story/2" } })).toBe(PEOPLE);
    },
  );

  await step("is refused where the part asks for none, with everything that came with it", async () => {
    expect(await phones[0]!.send({ ...answer(0), question: "story/1", id: newId(), rev: 9 })).toMatchObject({
      ok: false,
    });
  });

  await step("comes from a page without script as well; left empty it is no reason", async () => {
    const post = (n: number, fields: Record<string, string>) =>
      fetch(`${plenary.url}/r/${room.id}/answer`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: phones[n]!.cookie },
        body: new URLSearchParams({ question: "story/2", round: "1", ...fields }),
      });
    expect((await post(1, { rev: "4", answer: "yes", reason: `${reason(1)} by form` })).status).toBe(303);
    expect((await post(7, { rev: "4", answer: "no", reason: "" })).status).toBe(303);
    const bodies = (await prisma.answer.findMany({ where: { roomId: room.id, questionId: "story/2" } })).map(
      (r) => r.body as { answer: string; reason?: string },
    );
    expect(bodies.filter((b) => b.reason === `${reason(1)} by form`)).toEqual([
      { answer: "yes", reason: `${reason(1)} by form` },
    ]);
    expect(bodies.filter((b) => !b.reason)).toEqual([{ answer: "no" }]);
    const page = await (
      await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie: phones[1]!.cookie } })
    ).text();
    expect(page).toContain(`${reason(1)} by form</textarea>`);
    expect(page).toContain("A reason that you write is read by the trainers");
  });

  await step(
    "reaches the trainer's console once the round is seen, and neither the stage nor anybody else's phone",
    async () => {
      await trainer.closeRound("story/2");
      await trainer.reveal("story/2");
      const seen = await trainer.sees((v) => (v.results?.texts.reasons?.length ?? 0) === PEOPLE - 1);
      expect(seen.results?.texts.reasons).toContain(reason(6));
      await stage.sees((v) => v.results !== null);
      const viewsOf = (n: number) => JSON.stringify(phones[n]!.all);
      expect(JSON.stringify(stage.all)).not.toContain("Zq-reason");
      for (const n of phones.keys())
        for (const m of phones.keys()) if (n !== m) expect(viewsOf(n).includes(reason(m))).toBe(false);
    },
  );

  // Once its activity is finished.
  await step(
    "a reason is a row of its own: no label leads to its writer's answers, and no small group is named behind it",
    async () => {
      const before = partOf(debriefOf((await loadDebrief(room.id))!));
      expect(before.reasons).toMatchObject({ wrote: 7, held: false, groups: [{ answer: null, wrote: 7 }] });
      await trainer.do({ type: "finish", activity: "story" });
      await eventually(async () => (await sealed()).length === 2 * PEOPLE + PEOPLE - 1);
      const rows = await sealed();
      const apart = rows.filter((r) => r.questionId === reasonsApart("story/2"));
      const rest = rows.filter((r) => r.questionId !== reasonsApart("story/2"));
      expect(JSON.stringify(rest)).not.toContain("Zq-reason");
      expect(new Set(apart.map((r) => r.pseudonym)).size).toBe(PEOPLE - 1);
      expect(apart.filter((r) => rest.some((other) => other.pseudonym === r.pseudonym))).toEqual([]);
      // Six and one would name the one.
      expect(apart.map((r) => Object.keys(r.body as object))).toEqual(apart.map(() => ["reason"]));
      const people = (question: string) =>
        rest
          .filter((r) => r.questionId === question)
          .map((r) => r.pseudonym)
          .sort();
      expect(people("story/2")).toEqual(people("story/1"));
      expect(partOf(debriefOf((await loadDebrief(room.id))!)).reasons).toEqual(before.reasons);
    },
  );

  await step("the console still has it, and so has a server that starts again", async () => {
    const again = await plenary.console(room);
    expect(
      (await again.sees((v) => v.finished.includes("story") && v.results !== null)).results?.texts.reasons,
    ).toHaveLength(PEOPLE - 1);
    await plenary.server.stop();
    await plenary.restart();
    const fresh = await plenary.console(room);
    expect((await fresh.sees((v) => v.results !== null)).results?.texts.reasons).toHaveLength(PEOPLE - 1);
  });

  await step("no table of answers has its words", async () => {
    await (await plenary.console(room)).do({ type: "end" });
    const input = (await loadDebrief(room.id))!;
    expect(partOf(debriefOf(input)).reasons?.wrote).toBe(PEOPLE - 1);
    const tables = [
      summaryCsv(debriefOf(input)),
      rowsCsv(input, secureShuffle),
      [...roomDataText(input, [], labelled(input, secureShuffle))].join(""),
    ];
    for (const table of tables) {
      expect(table).toContain("story/2");
      expect(table).not.toContain("Zq-reason");
    }
  });
});
