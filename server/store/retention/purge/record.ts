/**
 * The record of an erasure: the rows that went, those that stay, and the server's signature. The public key
 * proves that the record is the server's; the database proves that the answers that stay are those in the
 * record.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { uuid } from "@/model/ids";
import { fromMultibase, publicKeyMultibase, sign, verify } from "@/server/platform/settings/signing-key";

export const recordSchema = z.strictObject({
  type: z.literal("plenary erasure 1"),
  room: uuid,
  title: z.string(),
  /** ISO 8601; null: the room had no end noted. */
  ended: z.string().nullable(),
  erased: z.string(),
  because: z.enum(["asked", "time"]),
  people: z.number().int(),
  /** Rows that were deleted, by table. */
  deleted: z.record(z.string(), z.number().int()),
  /** Rows that were rewritten without names and words, by table. */
  rewritten: z.record(z.string(), z.number().int()),
  /** The sealed answers that stay: how many, and SHA-256 of all (`answersHash`). */
  kept: z.strictObject({ answers: z.number().int(), sha256: z.string() }),
});
type ErasureRecord = z.infer<typeof recordSchema>;

/** As it is downloaded. `record` is a text, so that its bytes are exactly those that were signed. */
const recordFileSchema = z.strictObject({
  record: z.string(),
  signature: z.string(),
  publicKeyMultibase: z.string(),
});

/** The record as text, and the server’s signature over its bytes (base64url). */
export const signedRecord = (record: ErasureRecord): { record: string; signature: string } => {
  const text = JSON.stringify(record, null, 1);
  return { record: text, signature: sign(Buffer.from(text)).toString("base64url") };
};

/** The record as it is downloaded, with the public key that checks it. */
export const recordFile = ({ record, signature }: { record: string; signature: string }): string =>
  `${JSON.stringify({ record, signature, publicKeyMultibase: publicKeyMultibase() }, null, 2)}\n`;

type RecordCheck =
  | { ok: true; record: ErasureRecord; key: string }
  | { ok: false; reason: "no-record" | "bad-signature" };

/**
 * Reads a downloaded record.
 * @param trusted the public key that it must be signed with; null: the one that it names
 */
export function checkRecord(file: string, trusted: string | null): RecordCheck {
  try {
    const { record, signature, publicKeyMultibase: named } = recordFileSchema.parse(JSON.parse(file));
    const key = fromMultibase(trusted ?? named);
    if (!key || !verify(Buffer.from(record), Buffer.from(signature, "base64url"), key))
      return { ok: false, reason: "bad-signature" };
    return { ok: true, record: recordSchema.parse(JSON.parse(record)), key: trusted ?? named };
  } catch {
    return { ok: false, reason: "no-record" };
  }
}

/**
 * SHA-256 (hex) over answers, in the order of their texts: question, round and body of each, without labels.
 */
export function answersHash(answers: readonly { questionId: string; round: number; body: string }[]): string {
  const hash = createHash("sha256");
  for (const line of answers.map((a) => JSON.stringify([a.questionId, a.round, a.body])).sort())
    hash.update(`${line}\n`);
  return hash.digest("hex");
}
