/** Messages that each phone gets of its own group, over real sockets and by pages without script. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { groupWorkshop } from "@/tests/support/group-workshop";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { step } from "@/tests/support/step";
import type { GroupMessage } from "@/workshop/protocol/worksheets";
import { pause } from "@/tests/support/waiting";

let plenary: Plenary;
let room: TestRoom;
let desk: Console;
/** By their names. Ann and Ben are in the first group, Cho and Dao in the second. */
const phones: Record<string, Phone> = {};
const ids: Record<string, string> = {};

const messagesOf = (phone: Phone): GroupMessage[] => phone.all.filter((m) => m.type === "group");
const last = (phone: Phone): GroupMessage => messagesOf(phone).at(-1)!;
const text = (message: GroupMessage): string =>
  message.html
    .replace(/<span[^>]*data-line="([^"]*)"[^>]*>/g, " $1 ")
    .replace(/<[^>]*>/g, " ")
    .replace(/[\u2068\u2069]/g, "")
    .replace(/\s+/g, " ");

async function sees(phone: Phone, fits: (shown: string, message: GroupMessage) => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!messagesOf(phone).length || !fits(text(last(phone)), last(phone))) {
    if (Date.now() > deadline)
      throw new Error(`waited in vain for ${fits}; last: ${text(last(phone)).slice(0, 800)}`);
    await pause(10);
  }
}

beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(groupWorkshop);
  desk = await plenary.console(room);
  for (const alias of ["Ann", "Ben", "Cho", "Dao"]) {
    phones[alias] = await plenary.phone(room, await plenary.join(room, { alias }));
    ids[alias] = (await prisma.participant.findFirstOrThrow({ where: { roomId: room.id, alias } })).id;
  }
  await desk.go("plan");
  await desk.do({
    type: "list-groups",
    groups: [
      { name: "Harbour", people: [ids.Ann!, ids.Ben!] },
      { name: "Border", people: [ids.Cho!, ids.Dao!] },
    ],
  });
});
afterAll(() => plenary?.stop());

it("a group on its phones, what it wrote, and a page without script beside it", async () => {
  await step("is told to its members alone (G-76)", async () => {
    await sees(phones.Ann!, (t) => t.includes("Harbour · 2 people"));
    await sees(phones.Cho!, (t) => t.includes("Border · 2 people"));
    for (const message of messagesOf(phones.Ann!))
      expect(JSON.stringify(message)).not.toMatch(/Cho|Dao|Border/);
    for (const message of messagesOf(phones.Cho!))
      expect(JSON.stringify(message)).not.toMatch(/Ann|Ben|Harbour/);
  });

  await step("sees at once who took the seat, and who was given it (G-82)", async () => {
    expect(await phones.Ben!.send({ type: "take-seat", id: newId() })).toMatchObject({ ok: true });
    await sees(phones.Ann!, (t) => t.includes("Rapporteur: Ben"));
    await sees(phones.Ben!, (t) => t.includes("Rapporteur: you"));
    const give = /name="to" value="([^"]+)"/.exec(last(phones.Ben!).html)?.[1];
    expect(await phones.Ben!.send({ type: "give-seat", id: newId(), to: give })).toMatchObject({ ok: true });
    await sees(phones.Ann!, (t) => t.includes("Rapporteur: you"));
    await sees(phones.Ben!, (t) => t.includes("Rapporteur: Ann"));
    expect(messagesOf(phones.Cho!).every((m) => !text(m).includes("Rapporteur: Ann"))).toBe(true);
  });

  await step(
    "gets papers and the sheet when the work begins, the form once and each paper once (G-79, G-80)",
    async () => {
      await desk.do({ type: "start-work", activity: "plan", seconds: 600, phases: null });
      for (const name of ["Ann", "Ben"])
        await sees(
          phones[name]!,
          (t, m) => /Group work · (10:00|9:5\d) left/.test(t) && m.sheet?.group === "g1-1" && !m.sheet.frozen,
        );
      const papers = ["Ann", "Ben"].map((name) => last(phones[name]!).html.match(/PAPER-\w+/g));
      expect(papers.flat().sort()).toEqual(["PAPER-ONE", "PAPER-THREE", "PAPER-TWO"]);
      const forms = messagesOf(phones.Ann!).flatMap((m) => m.sheet?.html ?? []);
      expect(forms).toHaveLength(1);
      await desk.do({ type: "nudge", activity: "plan", group: "g1-1", text: "Think of the night" });
      await sees(phones.Ben!, (t) => t.includes("Think of the night"));
      expect(last(phones.Ben!).sheet).toMatchObject({ html: null, key: expect.any(String) });
      expect(messagesOf(phones.Cho!).some((m) => m.html.includes("Think of the night"))).toBe(false);
    },
  );

  await step("is whole again for a phone that comes back", async () => {
    const again = await plenary.phone(room, phones.Ann!.cookie);
    await sees(
      again,
      (t, m) => t.includes("Rapporteur: you") && m.sheet?.html?.includes("plenary-sheet") === true,
    );
    again.socket.disconnect();
  });

  await step("follows a person who is moved, who then has nothing of the group before (G-76)", async () => {
    await desk.do({ type: "move-person", participant: ids.Ben!, to: "g1-2" });
    await sees(phones.Ben!, (t, m) => t.includes("Border · 3 people") && m.sheet?.group === "g1-2");
    expect(JSON.stringify(last(phones.Ben!))).not.toMatch(/Ann|Harbour|Think of the night/);
    await sees(phones.Cho!, (t) => t.includes("Ben"));
    await desk.do({ type: "move-person", participant: ids.Ben!, to: "g1-1" });
    await sees(phones.Ben!, (t, m) => t.includes("Harbour · 2 people") && m.sheet?.group === "g1-1");
  });

  await step("is dark while the screens are, and there again with the same form (B-46)", async () => {
    const key = last(phones.Ann!).sheet!.key;
    await desk.do({ type: "dim", on: true });
    await sees(
      phones.Ann!,
      (t, m) => !t.includes("Harbour") && m.html.includes("data-rests") && m.sheet?.key === key,
    );
    for (const phone of Object.values(phones)) await sees(phone, (_, m) => m.html.includes("data-rests"));
    await desk.do({ type: "dim", on: false });
    await sees(phones.Ann!, (t, m) => t.includes("Harbour") && m.sheet?.key === key && m.sheet.html === null);
    for (const phone of Object.values(phones)) await sees(phone, (_, m) => !m.html.includes("data-rests"));
  });

  await step("sends nothing when nothing of it changed", async () => {
    await sees(phones.Dao!, (t) => t.includes("Border · 2 people"));
    const before = messagesOf(phones.Dao!).length;
    await desk.do({ type: "lock", on: true });
    await desk.do({ type: "lock", on: false });
    expect(messagesOf(phones.Dao!)).toHaveLength(before);
  });

  // Texts of a group.
  const write = async (phone: Phone, group: string, cells: Record<string, string>) => {
    const res = await fetch(`${plenary.url}/r/${room.id}/sheet`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: phone.cookie },
      body: new URLSearchParams({ activity: "plan", group, ...cells }),
    });
    return res.status;
  };
  const everything = (phone: Phone) => JSON.stringify(phone.all);

  await step(
    "is on no other phone while it is written, and its notes are not on the room's phones at any time (G-80, G-108)",
    async () => {
      expect(
        await write(phones.Ann!, "g1-1", {
          state: "OUR-WORDS",
          "!notes": "OUR-NOTES",
          "!minority": "OUR-DOUBT",
        }),
      ).toBe(303);
      expect(await write(phones.Cho!, "g1-2", { state: "OTHER-WORDS" })).toBe(303);
      expect(await write(phones.Cho!, "g1-1", { state: "NOT-THEIRS" })).toBe(409);
      await sees(phones.Ann!, (t) => t.includes("OUR-WORDS") && t.includes("Prepare to present: 1 card"));
      const fresh = await plenary.phone(room, phones.Cho!.cookie);
      await sees(fresh, (_, m) => m.sheet?.html?.includes("OTHER-WORDS") === true);
      expect(everything(fresh)).not.toContain("OUR-");
      fresh.socket.disconnect();
      expect(everything(phones.Cho!)).not.toContain("OUR-");
      expect(everything(phones.Ben!)).not.toContain("OTHER-WORDS");

      await desk.go("plan/present");
      await desk.do({ type: "present", activity: "plan", group: "g1-1" });
      await phones.Cho!.sees((v) => v.html.includes("OUR-WORDS"));
      expect(everything(phones.Ben!)).not.toContain("OTHER-WORDS");
      await desk.go("plan/gallery");
      await phones.Ben!.sees((v) => v.html.includes("OTHER-WORDS"));
      await desk.go("plan/board");
      await phones.Cho!.sees((v) => v.html.includes("OUR-WORDS"));
      for (const name of ["Cho", "Dao"]) expect(everything(phones[name]!)).not.toMatch(/OUR-NOTES|OUR-DOUBT/);
    },
  );

  await step("is driven on the stage by its seat alone, from one card to a named other (G-83)", async () => {
    await desk.go("plan/present");
    const card = (to: number) => ({ type: "card", id: newId(), activity: "plan", group: "g1-1", to });
    expect(await phones.Ben!.send(card(0))).toEqual({ ok: false, reason: expect.any(String) });
    expect(await phones.Cho!.send(card(0))).toEqual({ ok: false, reason: expect.any(String) });
    await sees(phones.Ann!, (t) => t.includes("Your group is on the screen"));
    expect(await phones.Ann!.send(card(0))).toMatchObject({ ok: true });
    await sees(phones.Ben!, (t) => t.includes("Your group is on the screen"));
    expect(last(phones.Ben!).html).not.toContain('class="clicker"');
    await desk.go("plan");
  });

  // A page without script (G-94).
  await step(
    "takes the seat, calls the trainer and joins a group by forms, and is told what is refused",
    async () => {
      const plain = new PlainBrowser(plenary.url);
      await plain.open(`/j/${room.token}`);
      await plain.submit("alias", { alias: "Eve" });
      await plain.refresh();
      expect(plain.text).toMatch(/(Harbour|Border) · .?3 people/);
      expect(plain.form("type", "take-seat").action).toBe("group");
      await plain.press("type", "take-seat");
      expect(plain.text).toContain("Rapporteur: you");
      await plain.press("type", "call", ["on", "1"]);
      expect(plain.text).toContain("The trainer knows.");
      await desk.sees((v) => v.groups.groups.some((g) => g.call === 1));

      const seen = /data-seen="([^"]+)"/.exec(plain.html)![1];
      const pulse = async () =>
        (
          await fetch(`${plenary.url}/r/${room.id}/pulse?seen=${seen}`, { headers: { cookie: plain.cookie } })
        ).text();
      const quiet = await pulse();
      await desk.do({ type: "set-seat", group: "g1-1", participant: null });
      await desk.do({ type: "set-seat", group: "g1-2", participant: null });
      expect(await pulse()).not.toBe(quiet);

      const bad = await fetch(`${plenary.url}/r/${room.id}/group`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: plain.cookie },
        body: new URLSearchParams({ type: "dissolve-groups" }),
      });
      expect(bad.status).toBe(400);
      const refused = await fetch(`${plenary.url}/r/${room.id}/group`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: plain.cookie },
        body: new URLSearchParams({ type: "join-group", group: "g1-1" }),
      });
      expect(refused.status).toBe(409);

      // Words on a sheet that the room has left are not lost (B-172).
      await desk.go("hello");
      const late = await fetch(`${plenary.url}/r/${room.id}/sheet`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: plain.cookie },
        body: new URLSearchParams({
          activity: "plan",
          group: "g1-1",
          why: "LATE-REASON",
          "before.why": "EARLIER",
          "!notes": "AS-BEFORE",
          "before.!notes": "AS-BEFORE",
        }),
      });
      expect(late.status).toBe(409);
      const html = await late.text();
      expect(html).toContain("LATE-REASON</textarea>");
      expect(html).not.toMatch(/EARLIER|AS-BEFORE/);
    },
  );
});
