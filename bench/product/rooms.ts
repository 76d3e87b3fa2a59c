/** Rooms, trainers and participants for the server under test, made through the store and in bulk. */
import { type RoomId, storedWorkshopId } from "@/model/ids";
import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@/bench/product/database";
import { authKey, encodeSession, freshClaims, ownCookie } from "@/server/accounts/session-token";
import { phoneCookie } from "@/server/accounts/phone-cookies";
import { deriver } from "@/server/platform/settings/secrets";
import { stageKey } from "@/server/store/rooms/link-secrets";
import { randomToken, setKeys, sha256 } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";
import { createRoom } from "@/server/store/rooms/rooms";

export interface Room {
  id: RoomId;
  trainerCookie: string;
  stageKey: string;
  /** One cookie per participant. */
  phones: string[];
}

/** The guide, as the server has it from its start. */
const GUIDE = "victim-centred-approach";

/** Lets the store's modules in this process work on the server's database with the server's keys. */
export function openStore(databaseUrl: string, secret: string): void {
  const derive = deriver(secret);
  process.env.DATABASE_URL = databaseUrl;
  process.env.PLENARY_PUBLIC_URL = "";
  setKeys(derive);
}

/** An account, and the cookie of its session. */
export async function makeTrainer(): Promise<{ id: string; cookie: string }> {
  const id = randomUUID();
  const account = { id, name: "Ada", email: `${id}@example.org`, passwordHash: "none" };
  const { sessionVersion } = await prisma.account.create({ data: account });
  const session = await encodeSession({
    token: freshClaims({ ...account, sessionVersion }),
    secret: authKey(),
  });
  return { id, cookie: `${ownCookie("session").name}=${session}` };
}

/** A room over the guide, or over another workshop that was put into the database, with people in it. */
export async function makeRoom(database: Database, participants: number, workshopId = GUIDE): Promise<Room> {
  const { id: accountId, cookie: trainerCookie } = await makeTrainer();
  const settings = { alias: "optional" as const, sectors: [], rehearsal: null };
  const { id } = await createRoom({
    title: "Bench",
    workshopId: storedWorkshopId(workshopId),
    settings,
    accountId,
  });
  const tokens = Array.from({ length: participants }, randomToken);
  const ids = tokens.map(() => randomUUID());
  const hashes = tokens.map(() => randomBytes(18).toString("base64url"));
  await database.sql.query(
    `INSERT INTO participant (id, room_id, alias, removed, resume_nonce, resume_hash)
     SELECT g.id, $1, 'Person', false, 1, g.hash FROM unnest($2::uuid[], $3::text[]) AS g(id, hash)`,
    [id, ids, hashes],
  );
  await database.sql.query(
    "INSERT INTO participant_token (token_hash, participant_id) SELECT * FROM unnest($1::text[], $2::uuid[])",
    [tokens.map(sha256), ids],
  );
  return {
    id,
    trainerCookie,
    stageKey: stageKey(id),
    phones: tokens.map((token) => `${phoneCookie(id)}=${token}`),
  };
}
