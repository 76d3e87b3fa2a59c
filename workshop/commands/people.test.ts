import { describe, expect, it } from "vitest";
import { GroupRoom, person } from "@/tests/support/group-room";
import { PureRoom, verdict } from "@/tests/support/pure-room";
import { SWEEP_UNDO_MS } from "@/workshop/room/admission";

const first = Array.from({ length: 5 }, (_, i) => person(10 + i));
const second = Array.from({ length: 5 }, (_, i) => person(20 + i));
const sweptTwice = () =>
  new PureRoom()
    .go("poll")
    .open("poll")
    .do(
      { type: "remove-many", id: "sweep-0001", people: first },
      { type: "remove-many", id: "sweep-0002", people: second },
    );

describe("people who were removed at once, twice (B-143)", () => {
  it("are let back in as they were taken out: one of the two stays out, and can still be let back in", () => {
    const room = sweptTwice();
    expect(room.try({ type: "bring-back", sweep: "sweep-0002" })).toMatchObject({
      effects: [{ type: "bring-back", people: second }],
    });
    expect(room.state.removed).toEqual(first);
    expect(verdict(room.answer(first[0]!, "poll", { choice: ["red"] }))).toBe("removed");
    expect(verdict(room.answer(second[0]!, "poll", { choice: ["red"] }))).toBe("ok");
    room.do({ type: "bring-back", sweep: "sweep-0001" });
    expect(room.state.removed).toEqual([]);
  });

  it("are not let back in by a name that no removal has", () => {
    expect(sweptTwice().try({ type: "bring-back", sweep: "sweep-0009" })).toMatchObject({
      ok: true,
      changed: false,
    });
  });

  it("are out for good after their time only where nobody let them back in", () => {
    const room = sweptTwice()
      .do({ type: "bring-back", sweep: "sweep-0001" })
      .pass(SWEEP_UNDO_MS / 1_000);
    room.tick();
    expect(room.state.removed).toEqual(second);
  });
});

it("people who are removed at once leave their groups (B-143, G-12)", () => {
  const room = GroupRoom.of(3, 3) as GroupRoom;
  room.do({ type: "remove-many", id: "sweep-0001", people: [1, 2, 4, 5, 9].map(person) });
  expect(room.numbers()).toEqual([[3], [6]]);
});
