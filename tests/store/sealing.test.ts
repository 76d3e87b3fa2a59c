/** Sealing, ending and erasing in a database with two of everything: what is another activity's or room's stays. */
import { randomUUID } from "node:crypto";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anonymiseActivity } from "@/server/store/answers/anonymise";
import { loadRunningAnswers, storeAnswers } from "@/server/store/answers/answers";
import { writeRoomArchive } from "@/server/store/backup/archive/write";
import { connect } from "@/server/store/database/connect";
import { prisma } from "@/server/store/database/prisma";
import { eraseParticipant } from "@/server/store/participants/erase-participant";
import { pseudonymKey } from "@/server/store/participants/pseudonym-keys";
import { purgeRefusal, purgeRoom } from "@/server/store/retention/purge/purge-room";
import { boxTexts } from "@/server/store/question-box/question-box";
import { saveSnapshot } from "@/server/store/rooms/room-state";
import { effectOf } from "@/tests/support/effects";
import { newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { newRoom } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { RoomState } from "@/workshop/room/state";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const PEOPLE = ["ana", "ben", "cem", "dee", "eli", "fay"];
const ACTIVITIES = ["poll", "many"];

/** Two rooms of one workshop, in each of which the same people have answered in two running activities. */
async function twoRooms(): Promise<[first: TestRoom, second: TestRoom, names: Record<string, string>]> {
  const rooms = [await plenary.room(sampleWorkshop), await plenary.room(sampleWorkshop)] as const;
  for (const { id: roomId } of rooms)
    for (const activityId of ACTIVITIES) {
      await pseudonymKey(roomId, activityId);
      const rows = PEOPLE.map((pseudonym) => ({
        roomId,
        activityId,
        question: activityId,
        round: 1,
        pseudonym,
        id: newId(),
        rev: 1,
        body: { choice: [activityId === "poll" ? "red" : "one"] },
        judgedAt: 1,
      }));
      expect((await storeAnswers(rows)).size).toBe(0);
    }
  return [...rooms, { [rooms[0].id]: "first", [rooms[1].id]: "second", poll: "poll", many: "many" }];
}
const ended = (room: TestRoom) =>
  prisma.room.update({ where: { id: room.id }, data: { endedAt: new Date(), code: null } });
const times = (line: string) => PEOPLE.map(() => line);
const archived = async (room: TestRoom) => {
  const client = await connect(plenary.database.url);
  const out = new PassThrough();
  out.resume();
  return writeRoomArchive(client, room.id, out).finally(() => client.end());
};

describe("sealing an activity (B-37)", () => {
  it("rewrites its stored answers, and touches none of another activity or room", async () => {
    const [first, second, names] = await twoRooms();
    expect(await effectOf(() => anonymiseActivity(first.id, "poll"), names)).toEqual([
      ...times("+ sealed_answer (first, poll, poll)"),
      ...times("- answer (first, poll, poll)"),
      "- run_key (first, poll)",
    ]);
    // As a process reads them that starts now.
    const running = async (room: TestRoom) =>
      (await loadRunningAnswers(room.id)).map(({ question }) => question).sort();
    expect(await running(first)).toEqual(times("many"));
    expect(await running(second)).toEqual([...times("many"), ...times("poll")]);
    // Done twice it changes nothing, and what comes late is not taken.
    expect(await effectOf(() => anonymiseActivity(first.id, "poll"), names)).toEqual([]);
  });

  it("takes somebody's own answers away in one room alone, activity by activity (E-60)", async () => {
    const [first, , names] = await twoRooms();
    const participant = randomUUID();
    const erasure = {
      roomId: first.id,
      participant,
      answers: [{ activityId: "poll", pseudonym: "ana", label: "~nobody", unlink: [] }],
      box: null,
      owner: null,
    };
    const effect = await effectOf(() => eraseParticipant(erasure), names);
    expect(effect).toEqual(["- answer (first, poll, poll)"]);
  });
});

describe("erasing a room that has ended (E-40)", () => {
  it("waits until every activity of it is sealed, and so does its archive", async () => {
    const [first, second, names] = await twoRooms();
    for (const room of [first, second]) await ended(room);
    expect(await archived(first)).toEqual({ ok: false, reason: "not-sealed" });
    for (const sealed of [null, "poll"]) {
      if (sealed) await anonymiseActivity(first.id, sealed);
      expect(await purgeRefusal(first.id)).toBe("not-sealed");
      expect(await effectOf(() => purgeRoom(first.id, null), names)).toEqual([]);
    }
    await anonymiseActivity(first.id, "many");
    expect(await archived(first)).toMatchObject({ ok: true });
    const effect = await effectOf(() => purgeRoom(first.id, null), names);
    expect(effect).toContain("+ erasure (first)");
    expect(effect.filter((line) => line.includes("second"))).toEqual([]);
    expect(await purgeRefusal(first.id)).toBe("already-erased");
    // The other one still waits for its own.
    expect(await purgeRefusal(second.id)).toBe("not-sealed");
    expect(await prisma.answer.count({ where: { roomId: second.id } })).toBe(12);
  });
});

describe("questions of the box in the report of a room", () => {
  it("are those of this room that no trainer hid, once it has ended (F-12)", async () => {
    const [first, second] = await twoRooms();
    const posts = ["shown", "answered", "later", "waiting", "hidden"];
    const state = (room: TestRoom, over: boolean): RoomState => ({
      ...newRoom(),
      roomId: room.id,
      revision: over ? 2 : 1,
      ended: over,
      box: {
        ...newRoom().box,
        states: Object.fromEntries(posts.map((name) => [name, name])) as RoomState["box"]["states"],
      },
    });
    for (const room of [first, second]) {
      await prisma.questionBoxPost.createMany({
        data: posts.map((id) => ({ roomId: room.id, id, text: `${id} in ${room.id}` })),
      });
      await saveSnapshot(state(room, false));
    }
    expect(await boxTexts(first.id)).toBeNull();
    await saveSnapshot(state(first, true));
    const box = await boxTexts(first.id);
    expect(box!.asked).toBe(5);
    expect(box!.posts.map(({ text }) => text).sort()).toEqual(
      posts
        .filter((name) => name !== "hidden")
        .map((name) => `${name} in ${first.id}`)
        .sort(),
    );
  });
});
