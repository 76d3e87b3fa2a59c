/** All pages of trainers: the navigation, the place in it, and a title that says what the page is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { addCoTrainer } from "@/server/store/rooms/room-trainers";
import { createAuthored } from "@/server/store/editor/authored";
import { exampleRoom } from "@/tests/support/example-room";
import type { Person } from "@/tests/support/matrix/people";
import { knock } from "@/tests/support/matrix/probe";
import { routeRows } from "@/tests/support/matrix/route-rows";
import { nextSites } from "@/tests/support/matrix/sites";
import { Plenary, type TestRoom, type Trainer } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { blankDraft } from "@/workshop/editor/draft";

let plenary: Plenary;
let room: TestRoom;
let owner: Trainer;
let other: Trainer;
let example: string;
beforeAll(async () => {
  plenary = await Plenary.shared();
  owner = await plenary.trainer("Ada Kim");
  other = await plenary.trainer("Ben Oh");
  await prisma.account.update({ where: { id: owner.id }, data: { role: "owner" } });
  room = await plenary.room(sampleWorkshop, {}, owner);
  await prisma.room.update({ where: { id: room.id }, data: { title: "Suva <September>" } });
  example = await exampleRoom("conference", plenary.database.url);
}, 120_000);
afterAll(() => plenary?.stop());

const page = async (path: string, cookie: string, language = "en") => {
  const res = await fetch(plenary.url + path, { headers: { cookie, "accept-language": language } });
  expect([path, res.status]).toEqual([path, 200]);
  const html = await res.text();
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "";
  const bar = /<header class="[^"]*_bar">.*?<\/header>/s.exec(html)?.[0] ?? "";
  const links = [...bar.matchAll(/<a\b([^>]*)>(?:<bdi>)?([^<]*)/g)].map(
    ([, attributes = "", words = ""]) => ({
      href: /href="([^"]*)"/.exec(attributes)?.[1] ?? "",
      current: /aria-current="([^"]*)"/.exec(attributes)?.[1],
      words,
    }),
  );
  return {
    title,
    links,
    current: links.flatMap(({ words, current }) => (current ? [`${words}: ${current}`] : [])),
  };
};

/** Each page, what the navigation marks on it, and the beginning of its title. */
const ownPages: [path: string, current: string[], title: string][] = [
  ["/trainer", ["Rooms: page"], "Trainer’s home"],
  ["/trainer/workshops", ["Workshops: page"], "Workshops"],
  ["/trainer/cohorts", ["Compare rooms: page"], "Rooms compared"],
  ["/trainer/people", ["People: page"], "People"],
  ["/trainer/operation", ["Server status: page"], "Server status"],
  ["/trainer/account", ["Ada Kim: page"], "Your account"],
];
const roomPages: [path: string, current: string, title: string][] = [
  ["", "Debrief: page", "Suva &lt;September&gt;: debrief"],
  ["/short", "Debrief: true", "Suva &lt;September&gt;: debrief in short"],
  ["/share", "Debrief: true", "Share with participants"],
  ["/texts", "Debrief: true", "Quotes to approve"],
  ["/rows", "Debrief: true", "Row-by-row data"],
  ["/log", "Debrief: true", "Who did what with the data"],
  ["/campaign", "Debrief: true", "Campaigns on one page"],
  ["/plan", "Debrief: true", "Plan of action"],
  ["/certificates", "Certificates: page", "Attendance and certificates"],
  ["/follow-up", "Follow-up: page", "Follow-up"],
  ["/data", "Data: page", "Deleting personal data"],
  ["/trainers", "Trainers: page", "Who runs this room"],
];

describe("the navigation (R-35) and the titles (R-35)", () => {
  it.each(ownPages)("stand on %s", async (path, current, title) => {
    const shown = await page(path, owner.cookie);
    expect(shown.current).toEqual(current);
    expect(shown.links.map(({ href }) => href)).toEqual([
      "/trainer",
      ...ownPages.map(([where]) => where).filter((where) => where !== "/trainer/account"),
      "/docs",
      "/trainer/account",
    ]);
    expect(shown.title).toMatch(new RegExp(`^${title} · Plenary$`));
  });

  it.each(roomPages)("stand on the room's page %s", async (path, current, title) => {
    const shown = await page(`/debrief/${room.id}${path}`, owner.cookie);
    expect(shown.current).toEqual(["Rooms: true", current]);
    expect(shown.title.startsWith(title)).toBe(true);
    expect(shown.title).toContain("Suva &lt;September&gt;");
    expect(shown.links.map(({ href }) => href)).toEqual(
      expect.arrayContaining([
        `/console/${room.id}`,
        `/debrief/${room.id}`,
        `/debrief/${room.id}/certificates`,
        `/handouts/rooms/${room.id}`,
        `/debrief/${room.id}/follow-up`,
        `/debrief/${room.id}/data`,
        `/debrief/${room.id}/trainers`,
      ]),
    );
  });

  it("name room or workshop where work is done, and on pages opened by a key nothing before it was shown", async () => {
    const id = await createAuthored(owner.id, (inside) => blankDraft(inside, "Nadi <draft>"));
    for (const [path, title] of [
      [`/console/${room.id}`, "Console · Suva &lt;September&gt; · Plenary"],
      [`/editor/${id}`, "Editor · Nadi &lt;draft&gt; · Plenary"],
      [`/trainer/rehearse/${id}`, "Rehearse · Nadi &lt;draft&gt; · Plenary"],
      [`/stage/${room.id}`, "Stage · Plenary"],
      [`/present/${room.id}`, "Console · Plenary"],
    ] as const)
      expect((await page(path, owner.cookie)).title).toBe(title);
  });

  it("stand above a room's handouts too", async () => {
    const res = await fetch(`${plenary.url}/handouts/rooms/${room.id}`, {
      headers: { cookie: owner.cookie },
    });
    const html = await res.text();
    for (const href of ["/trainer", "/trainer/workshops", `/console/${room.id}`, `/debrief/${room.id}`])
      expect(html).toContain(`<a href="${href}"`);
  });

  it("name neither people nor the server to who may not open them, nor a room's pages to an onlooker", async () => {
    const home = await page("/trainer", other.cookie);
    expect(home.links.map(({ href }) => href)).not.toContain("/trainer/people");
    expect(home.links.map(({ href }) => href)).not.toContain("/trainer/operation");
    const shown = await page(`/debrief/${example}`, other.cookie);
    expect(shown.links.filter(({ href }) => href.includes(example)).map(({ href }) => href)).toEqual([
      `/debrief/${example}`,
    ]);
  });
});

describe("who runs a room (R-37)", () => {
  it("is one step from home and from every page of the room, and from there to everybody", async () => {
    const read = async (path: string, cookie: string) => {
      const res = await fetch(plenary.url + path, { headers: { cookie, "accept-language": "en" } });
      return /<main.*?<\/main>/s.exec(await res.text())?.[0] ?? "";
    };
    expect(await read("/trainer", owner.cookie)).toContain(`href="/debrief/${room.id}/trainers"`);
    await prisma.roomTrainer.create({ data: { roomId: room.id, accountId: other.id, role: "co-trainer" } });
    const opened = await read(`/debrief/${room.id}/trainers`, owner.cookie);
    expect(opened).toContain("Ben Oh");
    expect(opened).toContain('href="/trainer/people"');
    expect(opened).toContain("Remove Ben Oh from");
    const helper = await read(`/debrief/${room.id}/trainers`, other.cookie);
    expect(helper).toContain("Ada Kim");
    expect(helper).toContain("Only the trainer who opened the room");
    expect(helper).not.toContain("<form");
  });
});

describe("a page that is not somebody's", () => {
  let cookies: Partial<Record<Person, string>>;
  let ids: Record<string, string>;
  beforeAll(async () => {
    const [ada, cora, eve, ona] = (await Promise.all(
      ["Ada", "Cora", "Eve", "Ona"].map((name) => plenary.trainer(name)),
    )) as [Trainer, Trainer, Trainer, Trainer];
    await prisma.account.update({ where: { id: ona.id }, data: { role: "owner" } });
    const adaRoom = await plenary.room(sampleWorkshop, {}, ada);
    await addCoTrainer(adaRoom.id, cora.id, ada.id);
    cookies = {
      nobody: "",
      trainer: ada.cookie,
      "co-trainer": cora.cookie,
      "trainer elsewhere": eve.cookie,
      "server's owner": ona.cookie,
    };
    ids = {
      room: adaRoom.id,
      workshop: await createAuthored(ada.id, (inside) => blankDraft(inside, "Workshop of Ada")),
      report: "/report/none",
    };
  });

  it.each(nextSites().filter((site) => site.startsWith("GET ")))(
    "%s sends everybody away whom its line in the table does (A-4)",
    async (site) => {
      const { ask, who } = routeRows[site]!;
      for (const [person, cookie] of Object.entries(cookies) as [Person, string][]) {
        if (who[person] === "ok") continue;
        const { said, body } = await knock(plenary.url, site, ask(ids), cookie, ids);
        expect([site, person, said]).toEqual([site, person, who[person]]);
        expect(body).not.toMatch(/Workshop of Ada|(?<!\bname)@example\.org/);
      }
    },
  );
});
