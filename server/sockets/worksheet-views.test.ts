/** What each phone is sent of its group: its own part when it changed, the form once, and nothing of another group. */
import { beforeEach, expect, it } from "vitest";
import type { Server } from "socket.io";
import type { Room } from "@/server/rooms/room";
import { audience } from "@/server/sockets/broadcast";
import { GroupViews } from "@/server/sockets/worksheet-views";
import type { GroupMessage } from "@/workshop/protocol/worksheets";

/** The group, form and end of each person, which the test changes. */
let parts: Record<string, { part: string; form: string | null; endsAt: number | null }>;
let sent: Record<string, GroupMessage[]>;
let drawn: string[];
let views: GroupViews;
const room = {
  id: "room",
  state: { groups: { formed: 1, choosing: null } },
  participants: { ids: () => ["ana", "ben"] },
  workNow: () => ({ now: 7 }),
} as unknown as Room;

beforeEach(() => {
  parts = {
    ana: { part: "one", form: "form of one", endsAt: 10 },
    ben: { part: "two", form: "form of two", endsAt: 10 },
  };
  [sent, drawn] = [{ ana: [], ben: [] }, []];
  const sockets = new Map(
    Object.keys(sent).map((person) => [
      person,
      { emit: (_view: string, message: GroupMessage) => sent[person]!.push(message) },
    ]),
  );
  const rooms = new Map([...sockets.keys()].map((person) => [audience.person("room", person), [person]]));
  const io = { sockets: { sockets, adapter: { rooms } } } as unknown as Server;
  views = new GroupViews(io, {
    page: () => "",
    group: (_room, person) => {
      const { part } = parts[person]!;
      return {
        key: part,
        html: () => {
          drawn.push(part);
          return `<p>${part}</p>`;
        },
      };
    },
    sheet: (_room, person) => {
      const { form, endsAt } = parts[person]!;
      if (form === null) return null;
      const place = { activity: "plan", group: parts[person]!.part, frozen: false };
      return { ...place, key: form, endsAt, html: () => `<form>${form}</form>` } as never;
    },
  });
  views.changed(room);
});
const counts = () => Object.values(sent).map((messages) => messages.length);
const last = (person: string) => sent[person]!.at(-1)!;

it("each gets the part and form of their own group, and nothing again that has not changed (G-76)", () => {
  for (const [person, group] of [
    ["ana", "one"],
    ["ben", "two"],
  ] as const)
    expect(last(person)).toMatchObject({
      html: `<p>${group}</p>`,
      sheet: { group, html: `<form>form of ${group}</form>` },
    });
  views.changed(room);
  expect([counts(), drawn]).toEqual([
    [1, 1],
    ["one", "two"],
  ]);
});

it.each([
  ["part", "three"],
  ["form", "another form"],
  ["form", null],
  ["endsAt", 20],
] as const)("whoever's %s is now %s gets it, and nobody else does", (field, value) => {
  Object.assign(parts.ana!, { [field]: value });
  views.changed(room);
  expect(counts()).toEqual([2, 1]);
  // A form that the phone has already is not sent again.
  const { sheet } = last("ana");
  expect(sheet?.html ?? null).toBe(value === "another form" ? "<form>another form</form>" : null);
  if (field === "endsAt") expect(sheet).toMatchObject({ endsAt: 20 });
});

it("two of one group are drawn for once", () => {
  parts.ben = { ...parts.ana! };
  drawn.length = 0;
  parts.ana!.part = parts.ben.part = "together";
  views.changed(room);
  expect([drawn, counts()]).toEqual([["together"], [2, 2]]);
});
