/** The trainers of rooms. One trainer opened the room; co-trainers were added by name. */
import { z } from "zod";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import { type RoomId, roomIdSchema, uuid } from "@/model/ids";

const roleSchema = z.enum(["trainer", "co-trainer"]);
export type RoomRole = z.infer<typeof roleSchema>;

export interface RoomOfTrainer {
  id: string;
  title: string;
  /** The spoken code; null once the room has ended. */
  code: string | null;
  openedAt: Date;
  endedAt: Date | null;
  /** The role of the asking account. */
  role: RoomRole;
  /** The trainer first. */
  trainers: { id: string; name: string; role: RoomRole }[];
}

const isId = (value: string) => uuid.safeParse(value).success;

/** The rooms that an account may run: running ones first, then the latest. */
export async function roomsOf(accountId: string): Promise<RoomOfTrainer[]> {
  const rooms = await prisma.room.findMany({
    where: { trainers: { some: { accountId } } },
    select: { id: true, title: true, code: true, createdAt: true, endedAt: true, trainers: true },
    orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
  });
  const names = await namesOf(rooms.flatMap(({ trainers }) => trainers.map(({ accountId }) => accountId)));
  return rooms.map(({ createdAt, trainers, ...room }) => {
    const people = namedTrainers(trainers, names);
    const role = people.find(({ id }) => id === accountId)!.role;
    return { ...room, openedAt: createdAt, role, trainers: people };
  });
}

/** The trainer first. */
export async function trainersOf(roomId: RoomId): Promise<RoomOfTrainer["trainers"]> {
  const trainers = await prisma.roomTrainer.findMany({ where: { roomId } });
  return namedTrainers(trainers, await namesOf(trainers.map(({ accountId }) => accountId)));
}

async function namesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const accounts = await prisma.account.findMany({
    where: { id: { in: [...new Set(accountIds)] } },
    select: { id: true, name: true },
  });
  return new Map(accounts.map(({ id, name }) => [id, name]));
}

const namedTrainers = (
  trainers: readonly { accountId: string; role: string }[],
  names: ReadonlyMap<string, string>,
): RoomOfTrainer["trainers"] =>
  trainers
    .map(({ accountId: id, role }) => ({ id, name: names.get(id) ?? "", role: roleSchema.parse(role) }))
    .sort((a, b) => b.role.localeCompare(a.role) || a.name.localeCompare(b.name));

/** The role of an account in a room; null when it has none, or there is no such room. */
export async function roleIn(roomId: string, accountId: string): Promise<RoomRole | null> {
  return (await findRoomOf(roomId, accountId))?.role ?? null;
}

/** A room that an account may run, and as what; null when it may not. @param rawId an id of any shape. */
export async function findRoomOf(
  rawId: string,
  accountId: string,
): Promise<{ room: { id: RoomId; title: string; ended: boolean }; role: RoomRole } | null> {
  const roomId = roomIdSchema.safeParse(rawId).data;
  if (!roomId) return null;
  const membership = await prisma.roomTrainer.findUnique({
    where: { roomId_accountId: { roomId, accountId } },
    select: { role: true, room: { select: { title: true, endedAt: true } } },
  });
  if (!membership) return null;
  const { title, endedAt } = membership.room;
  return {
    room: { id: roomId, title, ended: endedAt !== null },
    role: roleSchema.parse(membership.role),
  };
}

/**
 * A room whose debrief an account may read, and as what: those who may run it, and as "onlooker" everybody
 * where it is an example. @param rawId an id of any shape.
 */
export async function findReadable(
  rawId: string,
  accountId: string,
): Promise<{ room: { id: RoomId; title: string; ended: boolean }; role: RoomRole | "onlooker" } | null> {
  const roomId = roomIdSchema.safeParse(rawId).data;
  const run = roomId ? await findRoomOf(roomId, accountId) : null;
  if (run || !roomId) return run;
  const example = await prisma.room.findFirst({
    where: { id: roomId, example: { not: null } },
    select: { title: true, endedAt: true },
  });
  return (
    example && {
      room: { id: roomId, title: example.title, ended: example.endedAt !== null },
      role: "onlooker",
    }
  );
}

const isTrainer = async (tx: Prisma.TransactionClient, roomId: string, accountId: string) =>
  (await tx.roomTrainer.count({ where: { roomId, accountId, role: "trainer" } })) === 1;

/**
 * Lets another account run a room too. Nothing happens when it already may.
 * @param by the asking account: only the room's trainer may.
 * @returns false when `by` may not, or there is no such account.
 */
export function addCoTrainer(roomId: string, accountId: string, by: string): Promise<boolean> {
  if (![roomId, accountId, by].every(isId)) return Promise.resolve(false);
  return prisma.$transaction(async (tx) => {
    if (!(await isTrainer(tx, roomId, by))) return false;
    if ((await tx.account.count({ where: { id: accountId } })) !== 1) return false;
    await tx.roomTrainer.createMany({
      data: { roomId, accountId, role: "co-trainer" },
      skipDuplicates: true,
    });
    return true;
  });
}

/** Takes a room back from a co-trainer. @returns false when `by` is not the room's trainer. */
export function removeCoTrainer(roomId: string, accountId: string, by: string): Promise<boolean> {
  if (![roomId, accountId, by].every(isId)) return Promise.resolve(false);
  return prisma.$transaction(async (tx) => {
    if (!(await isTrainer(tx, roomId, by))) return false;
    await tx.roomTrainer.deleteMany({ where: { roomId, accountId, role: "co-trainer" } });
    return true;
  });
}
