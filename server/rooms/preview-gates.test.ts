import { describe, expect, it } from "vitest";
import { PreviewGates } from "@/server/rooms/preview-gates";
import type { GateElsewhere } from "@/server/platform/cluster/peers";
import { type AnswersByRound, upsert, roundKey } from "@/workshop/room/answers-by-round";
import type { RoomState } from "@/workshop/room/state";
import { newRoom, PureRoom } from "@/tests/support/pure-room";

const fresh = newRoom();
const { state: asked } = new PureRoom().go("poll").open("poll");
const open: RoomState = { ...asked, position: { ...asked.position, preview: true } };
const key = roundKey("poll", 1);

function side(state: RoomState) {
  const room = { state, board: new Map() as AnswersByRound };
  const gatesTold: GateElsewhere[] = [];
  return {
    room,
    told: gatesTold,
    gates: new PreviewGates(
      () => room.state,
      room.board,
      (gate) => void gatesTold.push(gate),
    ),
    answer: (n: number, id = "1") => upsert(room.board, key, `p${n}`, { id, rev: 1, body: { pass: true } }),
  };
}

describe("previews on two processes (K-11)", () => {
  it("are decided by the one that opened the round; the other shows the same once it has the answers", () => {
    const [owner, other] = [side(fresh), side(fresh)];
    owner.room.state = open;
    other.room.state = open;
    other.gates.openedElsewhere(fresh);
    for (let n = 1; n <= 9; n++) {
      owner.answer(n);
      if (n !== 2) other.answer(n);
    }
    expect(other.gates.now(9).shown.size).toBe(0);
    const shown = owner.gates.now(9).shown;
    expect(shown.size).toBe(6);
    other.gates.shownElsewhere(JSON.parse(JSON.stringify(owner.told[0])) as GateElsewhere);
    expect(other.gates.now(9).shown.size).toBe(0);
    other.answer(2);
    expect([...other.gates.now(9).shown.keys()].sort()).toEqual([...shown.keys()].sort());
    expect(other.told).toEqual([]);
    expect(owner.gates.snapshot()).toEqual([owner.told.at(-1)]);
  });

  it("count whoever erased what they gave over the other process once, and change for them no sooner", () => {
    const owner = side(fresh);
    owner.room.state = open;
    for (let n = 1; n <= 9; n++) owner.answer(n);
    expect(owner.gates.now(9).shown.size).toBe(6);
    const answers = owner.room.board.get(key)!;
    answers.delete("p1");
    upsert(owner.room.board, key, "~somebody", { id: "another", rev: 1, body: { pass: true } });
    expect(owner.gates.now(9).shown.size).toBe(6);
    for (let n = 10; n <= 14; n++) owner.answer(n);
    const { shown } = owner.gates.now(14);
    expect([...shown.keys()].filter((pseudonym) => !answers.has(pseudonym))).toEqual([]);
    expect(shown.size).toBe(answers.size - 3);
  });

  it("stay as they are while that process is away, and are closed for who comes after", () => {
    const late = side(open);
    for (let n = 1; n <= 20; n++) late.answer(n);
    expect(late.gates.now(20).shown.size).toBe(0);
    expect(late.gates.snapshot()).toEqual([]);
  });
});
