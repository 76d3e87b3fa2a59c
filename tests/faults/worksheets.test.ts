/**
 * Six phones write on one sheet, in the same text and in others, over connections that are slow and break, while the
 * server is killed twice without warning. All end with the same sheet, and every letter stands on it once.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { documentOf } from "@/workshop/worksheets/stored-document";
import { seedOf } from "@/tests/faults/light-phone";
import { Plenary, type TestRoom } from "@/tests/support/plenary";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { contentOf, placesOf, rowKey, textAt, valuesOf } from "@/workshop/worksheets/document";
import { planOf } from "@/workshop/content/plan";
import { eventually, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

const WRITERS = 6;
const KILLS = 2;
const SHARED = "aim";
const KEYS_MS = 12_000;

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.start();
});
afterAll(() => plenary?.stop());

/** One phone's letters: each is a character of its own, so that every one can be found again. */
class Hand {
  /** Letter to the field it was written in and the clock of the document behind it. */
  readonly written = new Map<string, { path: string; clock: number }>();
  readonly taken = new Set<string>();
  stored = 0;
  private next: number;

  constructor(
    readonly phone: SheetPhone,
    readonly cell: string,
    index: number,
    private readonly random: () => number,
  ) {
    this.next = 0x4e00 + index * 1_000;
    phone.onStored = (clock) => {
      this.stored = Math.max(this.stored, clock);
    };
  }

  async write(until: () => boolean): Promise<void> {
    while (!until()) {
      await pause(20 + this.random() * 180);
      this.press();
      if (this.random() < 0.03) this.phone.phone.cut();
    }
  }

  /** Letters that the server said it has. */
  get acknowledged(): string[] {
    return [...this.written].filter(([, { clock }]) => clock <= this.stored).map(([letter]) => letter);
  }

  private press(): void {
    const path = this.random() < 0.6 ? SHARED : this.cell;
    const text = textAt(this.phone.doc, path);
    const chance = this.random();
    const mine = [...this.written].filter(([letter, w]) => w.path === path && !this.taken.has(letter));
    if (chance < 0.1 && mine.length > 3) {
      const [letter] = mine[Math.floor(this.random() * mine.length)]!;
      this.taken.add(letter);
      text.delete(text.toString().indexOf(letter), 1);
      return;
    }
    const letter = String.fromCharCode(this.next++);
    text.insert(chance < 0.6 ? text.length : Math.floor(this.random() * (text.length + 1)), letter);
    this.written.set(letter, { path, clock: this.clock() });
  }

  private clock(): number {
    const items = this.phone.doc.store.clients.get(this.phone.doc.clientID)!;
    const last = items.at(-1)!;
    return last.id.clock + last.length;
  }
}

describe("a shared sheet under faults", () => {
  it(`keeps every letter of ${WRITERS} phones once, over broken connections and ${KILLS} kills`, async () => {
    const seed = seedOf("sheets");
    const random = seeded(seed);
    const room = await plenary.room(sheetWorkshop);
    const trainer = await plenary.console(room);
    const cookies: string[] = [];
    for (let i = 0; i < WRITERS; i++) cookies.push(await plenary.join(room));
    const [group] = await startGroups(trainer, "plan", [await peopleOf(cookies)]);
    const sheet = { activity: "plan", group: group! };
    const owns = ["!notes", "short", "steps/r1/what", "steps/r2/what", "audience@r1.name", "steps/k1/what"];
    const hands = cookies.map((cookie, i) => {
      const random = seeded(seed + i + 1);
      const phone = new SheetPhone(
        { url: plenary.url, auth: { as: "phone", room: room.id }, cookie, backOff: 600, random },
        sheet,
      );
      phone.delay = () => (random() < 0.3 ? random() * 400 : 0);
      return new Hand(phone, owns[i] === "short" ? "!minority" : owns[i]!, i, random);
    });
    await eventually(() => hands.every((h) => h.phone.settled));
    placesOf(hands[5]!.phone.doc).set(rowKey("steps", "k1"), 2);
    for (const [i, hand] of hands.entries()) valuesOf(hand.phone.doc).set("cost", String(i));

    let over = false;
    const writing = hands.map((h) => h.write(() => over));
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(KEYS_MS / (KILLS + 1) + random() * 1_000);
      plenary.server.kill("SIGKILL");
      await plenary.server.exit;
      await pause(100);
      // No phone can make good what the database lacks now.
      const stands = Object.values((await stored(room)).cells).join("");
      const missing = hands.flatMap((h) =>
        h.acknowledged.filter((letter) => !h.taken.has(letter) && !stands.includes(letter)),
      );
      expect(missing, `after kill ${kill + 1}`).toEqual([]);
      expect(stands.length).toBeGreaterThan(20);
      await plenary.restart();
    }
    await pause(KEYS_MS / (KILLS + 1));
    over = true;
    await Promise.all(writing);
    const acknowledged = new Set(hands.flatMap((h) => h.acknowledged));
    await eventually(
      () => hands.every((h) => h.phone.settled),
      30_000,
      () => hands.map((h) => h.phone.refusals.join(",")).join("|"),
    );
    const texts = () => hands.map((h) => JSON.stringify(contentOf(h.phone.doc, shape())));
    await eventually(() => new Set(texts()).size === 1);

    const written = hands.flatMap((h) => [...h.written]);
    const content = contentOf(hands[0]!.phone.doc, shape());
    const all = Object.values(content.cells).join("");
    const taken = new Set(hands.flatMap((h) => [...h.taken]));
    console.info(
      `sheets: ${written.length} letters, ${acknowledged.size} acknowledged before the end, ${taken.size} taken back, ${all.length} stand`,
    );
    expect(written.length).toBeGreaterThan(200);
    expect(hands.flatMap((h) => h.phone.refusals)).toEqual([]);
    for (const [letter, { path }] of written) {
      const count = all.split(letter).length - 1;
      expect(count, `${letter} of ${path}`).toBe(taken.has(letter) ? 0 : 1);
      if (count === 1) expect(content.cells[path]).toContain(letter);
    }
    expect([...acknowledged].filter((letter) => !taken.has(letter) && !all.includes(letter))).toEqual([]);

    expect(await stored(room)).toEqual(content);
    for (const h of hands) h.phone.phone.stop();
  }, 240_000);

  it("puts back together what a phone wrote alone for a long time, from before and after a kill", async () => {
    const room = await plenary.room(sheetWorkshop);
    const trainer = await plenary.console(room);
    const cookies = [await plenary.join(room), await plenary.join(room)];
    const [group] = await startGroups(trainer, "plan", [await peopleOf(cookies)]);
    const [away, here] = cookies.map(
      (cookie) =>
        new SheetPhone(
          { url: plenary.url, auth: { as: "phone", room: room.id }, cookie, backOff: 300 },
          { activity: "plan", group: group! },
        ),
    ) as [SheetPhone, SheetPhone];
    await eventually(() => away.settled && here.settled);
    textAt(here.doc, SHARED).insert(0, "<>");
    await eventually(() => away.text(SHARED) === "<>");
    away.phone.stop();
    for (let i = 0; i < 200; i++) textAt(away.doc, SHARED).insert(1 + i, String.fromCharCode(0x4e00 + i));
    for (let i = 0; i < 50; i++)
      textAt(here.doc, SHARED).insert(textAt(here.doc, SHARED).length - 1, String.fromCharCode(0x6e00 + i));
    await eventually(() => here.settled);
    await plenary.crash();
    away.phone.come();
    await eventually(() => away.settled && here.settled && away.text(SHARED) === here.text(SHARED));
    const text = here.text(SHARED);
    expect(text).toHaveLength(252);
    expect(new Set(text).size).toBe(252);
    away.phone.stop();
    here.phone.stop();
  });
});

/** Content of the room's only sheet by the database alone. */
async function stored({ id }: TestRoom) {
  const rows = await prisma.sheetUpdate.findMany({ where: { roomId: id }, orderBy: { seq: "asc" } });
  return contentOf(documentOf(rows.map((r) => r.update)), shape());
}

function shape() {
  const activity = planOf(sheetWorkshop).activity("plan");
  if (activity?.kind !== "worksheet") throw new Error("no worksheet");
  return activity;
}
