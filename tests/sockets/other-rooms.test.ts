/** The examples of other subjects on a real server: they are offered after the guide, and one is run to its debrief. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { kindOf } from "@/activities/kinds";
import { seeded } from "@/model/statistics/random";
import { prisma } from "@/server/store/database/prisma";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { findWorkshop } from "@/server/store/editor/shipped-workshops";
import { Plenary } from "@/tests/support/plenary";
import { pause } from "@/tests/support/waiting";
import { planOf } from "@/workshop/content/plan";
import { debriefOf } from "@/workshop/debrief/debrief";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import type { Ack } from "@/workshop/protocol/acks";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const TITLES = ["A victim-centred approach", "Example: a district", "Example: a hospital"];

it("a fresh installation offers the guide first, and both examples", async () => {
  const { cookie } = await plenary.trainer();
  for (const path of ["/trainer", "/trainer/workshops"]) {
    const html = await (await fetch(plenary.url + path, { headers: { cookie } })).text();
    const places = TITLES.map((title) => html.indexOf(title));
    expect([path, places.toSorted((a, b) => a - b), places.includes(-1)]).toEqual([path, places, false]);
  }
});

/** Sends something until it is taken: this room is led faster than hands can. */
async function taken(what: string, send: () => Promise<Ack>): Promise<void> {
  let ack = await send();
  for (let tries = 0; !ack.ok && ack.reason === "too-many" && tries < 300; tries++) {
    await pause(100);
    ack = await send();
  }
  expect([what, ack]).toMatchObject([what, { ok: true }]);
}

it("the town hall runs from the first step to the debrief, with a ballot by tables", async () => {
  const workshop = (await findWorkshop("town-hall"))!;
  const plan = planOf(workshop);
  const room = await plenary.room(workshop);
  const desk = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: 5 }, () => plenary.phone(room)));
  const people = await prisma.participant.findMany({ where: { roomId: room.id }, select: { id: true } });
  const ids = people.map(({ id }) => id);
  const groups = [
    { name: "Mill", people: ids.slice(0, 2) },
    { name: "Bridge", people: ids.slice(2) },
  ];
  await taken("groups", () => desk.do({ type: "list-groups", groups }));
  for (const step of plan.steps) {
    await taken(`go ${step.id}`, () => desk.go(step.id));
    const activity = plan.activity(step.activityId)!;
    const question = step.question ? plan.question(step.question) : undefined;
    if (!question || question.stepId !== step.id || !kindOf(activity).ask(activity, question)) continue;
    const asked = { question: question.id, round: 1 };
    const tables = activity.id === "ballot" ? ({ asTables: true } as const) : {};
    await taken(`open ${question.id}`, () => desk.do({ type: "open", ...asked, ...tables }));
    for (const [i, phone] of phones.entries()) {
      const how = { insight: 0.6, random: seeded(i + 7), phrases: phrasesIn("en"), texts: [] };
      const body = plausible(activity, question, how);
      if (body) await taken(`answer ${question.id}`, () => phone.answer({ ...body }, asked));
    }
    await taken(`close ${question.id}`, () => desk.closeRound(question.id));
    await taken(`show ${question.id}`, () => desk.reveal(question.id));
  }
  await taken("end", () => desk.do({ type: "end" }));
  await expect.poll(() => prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0);
  const debrief = debriefOf((await loadDebrief(room.id))!);
  expect(debrief.sessions.map((s) => s.id)).toEqual(["hear-each-other", "propose"]);
  expect(debrief.sessions.flatMap((s) => s.activities.map((a) => a.activity.id))).toEqual(
    expect.arrayContaining(["both-sides", "can-it-be-checked", "street-budget", "what-counts", "ballot"]),
  );
});
