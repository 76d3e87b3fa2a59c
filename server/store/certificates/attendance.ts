/**
 * Attendance of sessions, in rooms that keep it: minutes of the session's running time, and trainers' marks.
 */
import { randomUUID } from "node:crypto";
import { prisma } from "@/server/store/database/prisma";
import { beforeErasure } from "@/server/store/retention/erasures";
import { type AttendanceRecord, type SessionRun, countMinute } from "@/workshop/certificates/attendance";

interface RoomAttendance {
  runs: SessionRun[];
  marks: AttendanceRecord[];
  guests: { id: string; name: string }[];
}

/** Adds a minute to a session and to the people who were seen in it. */
export async function addMinute(roomId: string, sessionId: string, people: readonly string[]): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { minutes: now } = await tx.sessionRun.upsert({
      where: { roomId_sessionId: { roomId, sessionId } },
      create: { roomId, sessionId, minutes: 1 },
      update: { minutes: { increment: 1 } },
    });
    if (people.length === 0) return;
    const rows = await tx.attendance.findMany({ where: { roomId, sessionId } });
    // A row with a trainer's mark alone has the last minute 0: the person has not been seen yet.
    const earlier = new Map(
      rows
        .filter((row) => row.lastMinute > 0)
        .map((row) => [row.personId, { minutes: row.minutes, last: row.lastMinute }]),
    );
    const seen = people.map((p) => ({ p, ...countMinute(earlier.get(p), now) }));
    await tx.$executeRaw`
      INSERT INTO attendance (room_id, session_id, person_id, minutes, last)
      SELECT ${roomId}::uuid, ${sessionId}, p, m, l
      FROM unnest(${seen.map((s) => s.p)}::uuid[], ${seen.map((s) => s.minutes)}::int[],
        ${seen.map((s) => s.last)}::int[]) AS t(p, m, l)
      ON CONFLICT (room_id, session_id, person_id) DO UPDATE SET minutes = excluded.minutes, last = excluded.last`;
  });
}

export async function loadAttendance(roomId: string): Promise<RoomAttendance> {
  const [runs, marks, guests] = await Promise.all([
    prisma.sessionRun.findMany({ where: { roomId } }),
    prisma.attendance.findMany({ where: { roomId } }),
    prisma.attendanceGuest.findMany({ where: { roomId }, orderBy: { name: "asc" } }),
  ]);
  return {
    runs: runs.map((r) => ({ session: r.sessionId, minutes: r.minutes })),
    marks: marks.map((m) => ({
      person: m.personId,
      session: m.sessionId,
      minutes: m.minutes,
      byHand: m.trainerOverride,
    })),
    guests: guests.map(({ id, name }) => ({ id, name })),
  };
}

/** True for a participant who is in the room, and for a guest of it. */
export async function isPersonOf(roomId: string, personId: string): Promise<boolean> {
  const [participants, guests] = await Promise.all([
    prisma.participant.count({ where: { id: personId, roomId, removed: false } }),
    prisma.attendanceGuest.count({ where: { id: personId, roomId } }),
  ]);
  return participants + guests > 0;
}

/**
 * Sets a trainer's mark of a person in a session; null takes it back.
 * @returns false where the room was erased
 */
export async function overrideAttendance(
  roomId: string,
  sessionId: string,
  personId: string,
  trainerOverride: boolean | null,
): Promise<boolean> {
  const stored = await beforeErasure(roomId, (tx) =>
    tx.attendance.upsert({
      where: { roomId_sessionId_personId: { roomId, sessionId, personId } },
      create: { roomId, sessionId, personId, minutes: 0, lastMinute: 0, trainerOverride },
      update: { trainerOverride },
    }),
  );
  return stored !== null;
}

/** Adds a person without a phone of their own. @returns their id; null where the room was erased */
export async function addGuest(roomId: string, name: string): Promise<string | null> {
  const id = randomUUID();
  const added = await beforeErasure(roomId, (tx) =>
    tx.attendanceGuest.create({ data: { id, roomId, name } }),
  );
  return added && id;
}

/** Removes a guest, with their attendance and claim. */
export async function removeGuest(roomId: string, id: string): Promise<void> {
  await prisma.$transaction([
    prisma.attendance.deleteMany({ where: { roomId, personId: id } }),
    prisma.certificateClaim.deleteMany({ where: { roomId, personId: id } }),
    prisma.attendanceGuest.deleteMany({ where: { roomId, id } }),
  ]);
}
