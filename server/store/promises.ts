/** What people promise: encrypted with keys that are made from their phones' tokens, so that nobody else can read it. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Fields } from "@/activities/kind-rules";
import type { OwnKey, PromiseStore } from "@/server/rooms/room-store";
import { prisma } from "@/server/store/prisma";

/** Plain bytes are filled up to a multiple of this, so that the length of a row tells nothing of what it holds. */
const BLOCK = 2_048;

/** AES-256-GCM, bound to room and question: nonce, tag, ciphertext. */
function seal({ cipher }: OwnKey, place: string, fields: Fields): Buffer<ArrayBuffer> {
  const text = Buffer.from(JSON.stringify(fields));
  const plain = Buffer.alloc(Math.ceil((text.length + 1) / BLOCK) * BLOCK, " ");
  text.copy(plain);
  const nonce = randomBytes(12);
  const sealing = createCipheriv("aes-256-gcm", cipher, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([sealing.update(plain), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), body]);
}

/** Null where this key did not seal it, or the bytes were changed. */
function open({ cipher }: OwnKey, place: string, sealed: Uint8Array): Fields | null {
  const bytes = Buffer.from(sealed);
  try {
    const opening = createDecipheriv("aes-256-gcm", cipher, bytes.subarray(0, 12)).setAAD(Buffer.from(place));
    opening.setAuthTag(bytes.subarray(12, 28));
    const plain = Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]);
    return JSON.parse(plain.toString("utf8")) as Fields;
  } catch {
    return null;
  }
}

const placeOf = (roomId: string, question: string): string => `${roomId} ${question}`;

export const promiseStore: PromiseStore = {
  async keep(roomId, question, own, rev, fields) {
    const sealed = seal(own, placeOf(roomId, question), fields);
    await prisma.$executeRaw`
      INSERT INTO promise AS p (room_id, question_id, owner, rev, sealed)
      VALUES (${roomId}::uuid, ${question}, ${own.owner}, ${rev}, ${sealed})
      ON CONFLICT (room_id, question_id, owner) DO UPDATE SET rev = excluded.rev, sealed = excluded.sealed
      WHERE excluded.rev >= p.rev`;
  },
  async drop(roomId, question, { owner }) {
    await prisma.promise.deleteMany({ where: { roomId, questionId: question, owner } });
  },
  async of(roomId, own) {
    const rows = await prisma.promise.findMany({ where: { roomId, owner: own.owner } });
    return new Map(
      rows.flatMap(({ questionId, sealed }) => {
        const fields = open(own, placeOf(roomId, questionId), sealed);
        return fields ? [[questionId, fields] as const] : [];
      }),
    );
  },
};
