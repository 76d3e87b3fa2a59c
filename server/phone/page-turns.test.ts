import { expect, it } from "vitest";
import { PhoneFileQueue, PhonePageQueue } from "@/server/phone/page-turns";

it("one is made each turn of the event loop, in order, and everything else comes in between", async () => {
  const turns = new PhonePageQueue();
  const seen: string[] = [];
  const pages = Array.from({ length: 5 }, (_, i) => turns.take().then(() => seen.push(`page ${i}`)));
  const rooms = (async () => {
    for (let i = 0; i < 5; i++) {
      await new Promise((go) => setImmediate(go));
      seen.push("rooms");
    }
  })();
  await Promise.all([...pages, rooms]);
  expect(seen.filter((s) => s !== "rooms")).toEqual(["page 0", "page 1", "page 2", "page 3", "page 4"]);
  for (let i = 1; i < 5; i++)
    expect(seen.slice(seen.indexOf(`page ${i - 1}`), seen.indexOf(`page ${i}`))).toContain("rooms");
  await turns.take();
});

it("two files are made at a time, and who asks for many, or a room that does, keeps no others waiting (O-84)", async () => {
  const files = new PhoneFileQueue({ person: 3, room: 4 });
  const made: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (person: string, room = "one") =>
    files.make({ room, person }, async () => {
      made.push(person);
      await new Promise<void>((end) => ends.push(end));
      return person;
    });
  const asked = ["ann", "ann", "ann"].map((person) => ask(person));
  expect(await ask("ann")).toBe(null);
  asked.push(ask("ben"));
  expect(await ask("cho")).toBe(null);
  asked.push(ask("dia", "two"));
  await Promise.resolve();
  expect(made).toEqual(["ann", "ann"]);
  while (made.length < 5 || ends.length > 0) {
    ends.shift()?.();
    await new Promise((go) => setImmediate(go));
  }
  expect(await Promise.all(asked)).toEqual(["ann", "ann", "ann", "ben", "dia"]);
  const again = ask("ann");
  await new Promise((go) => setImmediate(go));
  ends.shift()?.();
  expect(await again).toBe("ann");
});
