/** Alone, in pairs, in fours, over real sockets: what everybody wrote alone stands on the sheets that follow. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { peopleOf } from "@/tests/support/running-groups";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { textAt } from "@/workshop/worksheets/document";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let cookies: string[];
let people: string[];
const open: SheetPhone[] = [];

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());
beforeEach(async () => {
  room = await plenary.room(sheetWorkshop);
  trainer = await plenary.console(room);
  cookies = [];
  for (let i = 0; i < 5; i++) cookies.push(await plenary.join(room, { alias: `P${i}` }));
  people = await peopleOf(cookies);
});
afterEach(() => {
  for (const phone of open.splice(0)) phone.phone.stop();
});

const groupOf = (person: string) =>
  trainer.view.groups.groups.find((g) => g.people.some((p) => p.id === person))!.group.id;
const sizes = () => trainer.view.groups.groups.map((g) => g.people.length);
/** A phone of this person, with the sheet of their group open. */
const phoneOf = (i: number): SheetPhone => {
  const phone = new SheetPhone(
    { url: plenary.url, auth: { as: "phone", room: room.id }, cookie: cookies[i]!, backOff: 200 },
    { activity: "plan", group: groupOf(people[i]!) },
  );
  open.push(phone);
  return phone;
};
/** Text on the sheet of this person's group now. */
async function written(i: number): Promise<string> {
  const ack = await open[i]!.phone.send({
    type: "sheet-open",
    id: newId(),
    sheet: { activity: "plan", group: groupOf(people[i]!) },
    state: "",
  });
  if (!ack?.ok || !ack.sheet) return "";
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(ack.sheet.update, "base64"));
  return textAt(doc, "aim").toString();
}

describe("people who begin alone (G-20)", () => {
  it("come together with what they wrote, also when the server is killed at that moment", async () => {
    await trainer.go("plan");
    const started = await trainer.do({
      type: "start-work",
      activity: "plan",
      seconds: null,
      phases: [600, 600, 600],
    });
    expect(started.ok).toBe(true);
    await trainer.sees((v) => v.groups.groups.length === 5);
    expect(sizes()).toEqual([1, 1, 1, 1, 1]);
    for (let i = 0; i < 5; i++) phoneOf(i);
    await eventually(() => open.every((p) => p.settled));
    for (const [i, phone] of open.entries()) textAt(phone.doc, "aim").insert(0, `idea-${i}`);
    await eventually(() => open.every((p) => p.settled));

    const next = { id: newId(), type: "next-phase", activity: "plan", at: 1 };
    expect((await trainer.send(next)).ok).toBe(true);
    await plenary.crash();
    await trainer.sees((v) => v.groups.groups.length === 2 && v.work?.phases?.at === 1, 30_000);
    expect(sizes()).toEqual([2, 3]);
    const ofPair = (group: string) => people.flatMap((p, i) => (groupOf(p) === group ? [`idea-${i}`] : []));
    for (const [i, person] of people.entries()) {
      for (const idea of ofPair(groupOf(person)))
        await eventually(async () => (await written(i)).includes(idea), 30_000);
    }

    await trainer.do({ type: "next-phase", activity: "plan", at: 2 });
    await trainer.sees((v) => v.groups.groups.length === 1);
    let whole = "";
    await eventually(async () => {
      whole = await written(0);
      return [0, 1, 2, 3, 4].every((i) => whole.includes(`idea-${i}`));
    });
    for (let i = 0; i < 5; i++) expect(whole.split(`idea-${i}`)).toHaveLength(2);
  });
});
