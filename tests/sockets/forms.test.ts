/** Each form of a page without script that asks something of the room, beside the same command over a socket. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { reasonText } from "@/components/phone/texts";
import { prisma } from "@/server/store/database/prisma";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const noPost = "post-0000";
const noSheet = { activity: "nowhere", group: "g1-1" };
/** By the form's address: what the form holds, and what a phone with script sends. */
const forms: Record<string, [Record<string, string>, object]> = {
  answer: [
    { question: "poll", round: "1", rev: "1", choice: "red" },
    { type: "answer", question: "poll", round: 1, rev: 1, body: { choice: ["red"] } },
  ],
  pause: [{ on: "1" }, { type: "pause", on: true }],
  language: [{ language: "xx" }, { type: "language", language: "xx" }],
  post: [{ text: "Why?" }, { type: "post", text: "Why?" }],
  support: [
    { post: noPost, on: "1" },
    { type: "support", post: noPost, on: true },
  ],
  group: [
    { type: "call", on: "1" },
    { type: "call", on: true },
  ],
  sheet: [
    { ...noSheet, aim: "Rest" },
    { type: "sheet-form", sheet: noSheet, values: {}, before: {}, row: null },
  ],
  code: [{ none: "1" }, { type: "link-code", code: null }],
};

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let phone: Phone;
/** Cookie of a person without script. */
let plain: string;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());
beforeEach(async () => {
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  phone = await plenary.phone(room);
  plain = await plenary.join(room);
});

const post = (cookie: string, form: string): Promise<Response> =>
  fetch(`${plenary.url}/r/${room.id}/${form}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: plenary.url },
    body: new URLSearchParams(forms[form]![0]),
  });

/** Two people ask the same, one over a socket and one by a form, and hear the same. */
async function bothHear(form: string): Promise<string> {
  const ack = await phone.send({ id: newId(), ...forms[form]![1] });
  const page = await post(plain, form);
  if (ack.ok) expect(page.ok || page.status === 303).toBe(true);
  else if (ack.reason === "unknown-language") expect(page.status).toBe(400);
  else {
    expect(page.status).toBe(409);
    expect(await page.text()).toContain(reasonText("en", ack.reason, ack.values));
  }
  return ack.ok ? "ok" : ack.reason;
}

describe.each(Object.keys(forms))("the form %s", (form) => {
  it("is answered as the same command over a socket is (B-39, B-40)", async () => {
    const heard = await bothHear(form);
    expect(heard).not.toBe("bad-message");
  });

  it("is nobody's who was removed (B-39)", async () => {
    const people = await prisma.participant.findMany({ where: { roomId: room.id } });
    for (const { id } of people) await trainer.do({ type: "remove", participant: id });
    const shown = await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie: plain } });
    const page = await post(plain, form);
    expect([page.status, page.ok]).toEqual([shown.status, false]);
  });
});

it("every form but the language is refused alike once the room has ended (B-40)", async () => {
  await trainer.do({ type: "end" });
  for (const form of Object.keys(forms).filter((name) => name !== "language"))
    expect(await bothHear(form), form).toBe("room-ended");
});

it("who comes in is of one of the room's sectors or of none, and who leaves is out by that phone alone", async () => {
  const door = await plenary.room(sampleWorkshop, { sectors: ["Police", "NGO"] });
  const [stays, leaves] = [
    await plenary.join(door, { sector: "Police" }),
    await plenary.join(door, { sector: "Nobody's" }),
  ];
  const people = await prisma.participant.findMany({ where: { roomId: door.id } });
  expect(people.map(({ sector }) => sector).sort()).toEqual(["Police", null]);
  const visit = (cookie: string, path = "", method = "GET") =>
    fetch(`${plenary.url}/r/${door.id}/${path}`, { method, redirect: "manual", headers: { cookie } });
  expect((await visit(leaves)).status).toBe(200);
  expect((await visit(leaves, "leave", "POST")).status).toBe(303);
  expect([(await visit(leaves)).ok, (await visit(stays)).ok]).toEqual([false, true]);
});
