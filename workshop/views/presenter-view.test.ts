/** What a presenter's console holds: their session, and of the people of the room numbers alone. */
import { describe, expect, it } from "vitest";
import { GroupRoom, person } from "@/tests/support/group-room";
import { consoleContext } from "@/tests/support/pure-room";
import type { ConsoleViewInput } from "@/workshop/views/console-view";
import { presenterView } from "@/workshop/views/presenter-view";
import { noWork } from "@/workshop/views/worksheets/shown";

const named = (name: string) => ({
  id: name,
  alias: `NAME-${name}`,
  sector: null,
  language: null,
  here: true,
});
const input: ConsoleViewInput = {
  ...consoleContext,
  people: [1, 2, 3, 4, 5].map((n) => ({ ...named(`${n}`), id: person(n) })) as never,
  flood: { people: 30, since: 7 },
  waiting: { count: 1, people: [{ id: "waits", alias: "NAME-who-waits" }] },
  posts: [{ id: "post", text: "QUESTION-of-the-box", support: 1 }],
  work: {
    ...noWork,
    names: new Map([1, 2, 3, 4, 5].map((n) => [person(n), `NAME-${n}`])),
    here: new Set([1, 2, 3, 4, 5].map(person)),
  },
};

/** A room of two sessions, each handed over, in which two groups work on the first one's sheet. */
function handedOver(): { room: GroupRoom; handovers: string[] } {
  const room = GroupRoom.of(2, 3).go("sheet") as GroupRoom;
  for (const session of ["s1", "s2"]) room.do({ type: "hand-over", session });
  room
    .do({ type: "name-group", group: "g1-1", name: "GROUP-one", table: null })
    .do({ type: "add-guest", group: "g1-1", name: "NAME-of-a-guest" })
    .do({ type: "box", open: true, moderated: false });
  return { room, handovers: room.state.handovers.map(({ id }) => id) };
}

describe("a presenter's view", () => {
  it.each([0, 1])("has nobody's name, no way in and no question of the box, for session %i", (session) => {
    const { room, handovers } = handedOver();
    const view = presenterView(room.state, room.board, input, handovers[session]!);
    expect(JSON.stringify(view)).not.toMatch(/NAME-|QUESTION-|KORA|STAGE-KEY|HANDOVER-KEY/);
    expect(view).toMatchObject({
      people: [],
      waiting: { count: 0, people: [] },
      flood: null,
      sweeps: [],
      door: null,
      handovers: [],
    });
    expect(view.groups.groups.map(({ people, guests }) => [people.length, guests.length])).toEqual([
      [2, 1],
      [3, 0],
    ]);
  });

  it("is inside while the room is at their own session, and the other one's presenter is not", () => {
    const { room, handovers } = handedOver();
    const views = handovers.map((id) => presenterView(room.state, room.board, input, id));
    expect(views.map(({ presenter, step }) => [presenter?.inside, step])).toEqual([
      [true, "sheet"],
      [false, null],
    ]);
  });
});
