/** Rooms: opening one, finding one by code or token, ending one. */
import { randomUUID } from "node:crypto";
import type { RoomHead } from "@/server/platform/room-store";
import { joinHash, joinToken } from "@/server/store/rooms/link-secrets";
import { BOX_RUN } from "@/server/store/participants/pseudonym-keys";
import { randomCode } from "@/server/store/rooms/join-code";
import { copyAllLinks } from "@/server/store/assets/assets";
import { readDraft } from "@/server/store/editor/authored";
import { prisma } from "@/server/store/database/prisma";
import { scheduleRewrite } from "@/server/store/database/rewrite-tables";
import { runnable } from "@/server/store/editor/runnable";
import type { PartId } from "@/workshop/editor/runnable-parts";
import { KEEP_DAYS } from "@/workshop/retention/keep-days";
import type { Workshop } from "@/workshop/content/workshop";
import type { RoomState } from "@/workshop/room/state";
import { type AskedSettings, settingsSchema } from "@/workshop/room/settings";
import { saveSnapshot } from "@/server/store/rooms/room-state";
import { LINK_RUN } from "@/workshop/room/linked-tests";
import { Prisma } from "@/server/store/generated/client";
import { type RoomId, storedRoomId, storedWorkshopId, type WorkshopId } from "@/model/ids";

const MAX_CODE_ATTEMPTS = 20;

const head = {
  id: true,
  title: true,
  language: true,
  code: true,
  joinEpoch: true,
  endedAt: true,
  keepDays: true,
  contact: true,
} as const;
type Row = Prisma.RoomGetPayload<{ select: typeof head }>;
const toHead = ({ endedAt, ...row }: Row): RoomHead => ({
  ...row,
  id: storedRoomId(row.id),
  ended: endedAt !== null,
});

/**
 * Opens a room over a frozen copy of a workshop; the account becomes its trainer.
 * @param room.workshopId of a shipped workshop, or of one that a trainer wrote.
 * @throws when the workshop does not exist, or what is to be opened of it is not finished.
 */
export async function createRoom(room: {
  title: string;
  workshopId: WorkshopId;
  /** Only this part of a workshop that a trainer wrote; all of it when left out. */
  part?: PartId | null;
  settings: AskedSettings;
  accountId: string;
  /** Days after the end for which personal data is kept; null: until a trainer erases it. */
  keepDays?: number | null;
  /** The person who answers for its data, and their address. */
  contact?: string | null;
}): Promise<{ id: RoomId }> {
  const workshop = await contentOf(room.workshopId, room.part ?? null);
  const id = storedRoomId(randomUUID());
  for (let tries = 1; ; tries++) {
    try {
      const create = prisma.room.create({
        data: {
          id,
          title: room.title,
          language: workshop.language,
          workshop: workshop as Prisma.InputJsonValue,
          sourceWorkshopId: room.workshopId,
          settings: settingsSchema.parse({ splits: true, ...room.settings }),
          keepDays: room.keepDays === undefined ? KEEP_DAYS : room.keepDays,
          contact: room.contact || null,
          code: randomCode(),
          joinTokenHash: joinHash(joinToken(id, 1)),
          trainers: { create: { accountId: room.accountId, role: "trainer" } },
        },
      });
      // The files are frozen with the workshop that names them.
      await prisma.$transaction([create, copyAllLinks(room.workshopId, id)]);
      return { id };
    } catch (error) {
      const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
      if (!taken || tries === MAX_CODE_ATTEMPTS) throw error;
    }
  }
}

async function contentOf(workshopId: WorkshopId, part: PartId | null): Promise<Workshop> {
  const written = await readDraft(workshopId);
  if (!written)
    return (await prisma.shippedWorkshop.findUniqueOrThrow({ where: { id: workshopId } }))
      .content as Workshop;
  const result = runnable(written.draft, part);
  if (!("workshop" in result)) throw new Error(`the workshop ${workshopId} is not finished`);
  return result.workshop;
}

export async function findRoom(id: string): Promise<RoomHead | null> {
  const row = await prisma.room.findUnique({ where: { id }, select: head });
  return row && toHead(row);
}

/** The id of the workshop that a room was opened with; null where it is not known (rooms of old versions). */
export async function openedWith(id: string): Promise<WorkshopId | null> {
  const room = await prisma.room.findUnique({ where: { id }, select: { sourceWorkshopId: true } });
  return room?.sourceWorkshopId ? storedWorkshopId(room.sourceWorkshopId) : null;
}

/** The room that has this code now. @param code as `parseCode` returns it */
export async function findRoomByCode(code: string): Promise<RoomHead | null> {
  const row = await prisma.room.findUnique({ where: { code }, select: head });
  return row && toHead(row);
}

/** The room to which a link leads now. @param token of the QR */
export async function findRoomByToken(token: string): Promise<RoomHead | null> {
  const row = await prisma.room.findUnique({ where: { joinTokenHash: joinHash(token) }, select: head });
  return row && toHead(row);
}

/** Whether a link led to a room whose personal data is erased: that leaves a hash of the link's hash. */
export async function ledToErasedRoom(token: string): Promise<boolean> {
  const left = Buffer.from(joinHash(joinHash(token)), "base64url").toString("hex");
  return (await prisma.room.count({ where: { joinTokenHash: `erased ${left}` } })) > 0;
}

/**
 * Ends a room: frees its codes, turns away those who wait, and deletes the key of participants' own codes, so
 * that their hashes only link two tests of the same person. The log is reduced to the types of its commands,
 * because the snapshot holds the state that they led to; rows of people are rewritten, so that nothing tells
 * in which order they came or were removed. Harmless when done twice.
 */
export async function endRoom(state: RoomState, now: Date): Promise<void> {
  const { roomId: id, revision } = state;
  await prisma.$transaction(async (tx) => {
    await tx.room.updateMany({ where: { id, endedAt: null }, data: { endedAt: now, code: null } });
    // Keys and support that were being stored just when the box was closed or an activity sealed, too.
    await tx.$executeRaw`
      DELETE FROM run_key k WHERE room_id = ${id}::uuid AND (activity_id IN (${LINK_RUN}, ${BOX_RUN})
        OR NOT EXISTS (SELECT 1 FROM answer a WHERE a.room_id = k.room_id AND a.activity_id = k.activity_id))`;
    await tx.questionBoxSupport.deleteMany({ where: { roomId: id } });
    await tx.formerJoinLink.deleteMany({ where: { roomId: id } });
    await tx.admissionRequest.deleteMany({ where: { roomId: id } });
    await saveSnapshot(state, tx);
    await tx.$executeRaw`
      UPDATE room_log SET entry = jsonb_build_object('command', jsonb_build_object('type', entry->'command'->'type'))
      WHERE room_id = ${id}::uuid AND seq <= ${revision}`;
    await tx.$executeRaw`UPDATE participant SET removed = removed WHERE room_id = ${id}::uuid`;
    await tx.$executeRaw`
      UPDATE participant_token SET token_hash = token_hash
      WHERE participant_id IN (SELECT id FROM participant WHERE room_id = ${id}::uuid)`;
    await tx.$executeRaw`UPDATE attendance SET last = 0 WHERE room_id = ${id}::uuid`;
    await tx.$executeRaw`UPDATE certificate_claim SET name = name WHERE room_id = ${id}::uuid`;
  });
  scheduleRewrite(
    "run_key",
    "post_support",
    "room_log",
    "room_snapshot",
    "knock",
    "participant",
    "participant_token",
    "attendance",
    "certificate_claim",
  );
}

/**
 * Facts for a console's page besides its views: the person named for people who need help, and the workshop
 * with which the room was opened; null where it is not known.
 */
export async function consoleFacts(
  roomId: RoomId,
): Promise<{ support: string | null; workshop: string | null }> {
  const room = await prisma.room.findUnique({
    where: { id: roomId },
    select: { settings: true, sourceWorkshopId: true },
  });
  const support = room && settingsSchema.parse(room.settings).support;
  return { support: support ?? null, workshop: room?.sourceWorkshopId ?? null };
}
