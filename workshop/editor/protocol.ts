/**
 * Messages of editor and server: one event up, `command`, always acknowledged; one down, `view`. The
 * handshake tells the sender.
 */
import { line, slug } from "@/model/text/text-schemas";
import { commandId, uuid } from "@/model/ids";
import type { Draft } from "@/workshop/editor/draft";
import { type Op, opSchema } from "@/workshop/editor/op";
import type { AuthorRole } from "@/workshop/editor/permissions";
import { editReasons } from "@/workshop/editor/edit-reasons";
import { z } from "zod";

/** Bytes of one editor message: an import of many slides, or a session with translations. */
export const MAX_EDITOR_BYTES = 2_000_000;
/** The bounds of a message: a session has 14 levels, and one sign in ten bytes. */
export const EDITOR_BOUNDS = { depth: 32, punctuation: 250_000 };

const id = commandId;
export const editorCommandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("edit"), id, op: opSchema }),
  /** Where this editor works now, for the others to see. */
  z.strictObject({ type: z.literal("at"), id, activity: slug.nullable() }),
  /** Send the whole again. */
  z.strictObject({ type: z.literal("sync"), id }),
  z.strictObject({ type: z.literal("name-version"), id, name: line }),
  /** Makes the workshop what it was in a version of the history; the history keeps what it is now. */
  z.strictObject({ type: z.literal("restore"), id, version: uuid }),
]);
export type EditorCommand = z.infer<typeof editorCommandSchema>;

const editorAckSchema = z.union([
  z.strictObject({
    ok: z.literal(true),
    /** The revision of the workshop after it. */
    revision: z.number().int(),
  }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(editReasons) }),
]);
export type EditorAck = z.infer<typeof editorAckSchema>;

/** A person with the editor open; several windows of one are several. */
export interface Colleague {
  id: string;
  account: string;
  name: string;
  activity: string | null;
}

export type EditorView =
  /** The whole, at first and whenever something could not be told as an op. */
  | { type: "draft"; revision: number; draft: Draft; role: AuthorRole; self: string }
  /** Another author's op; where `revision` leaves a gap, ask for the whole. */
  | { type: "edited"; revision: number; op: Op; by: string }
  | { type: "people"; people: Colleague[] }
  /** The page is of another version than the server. */
  | { type: "renew" }
  | { type: "bye"; reason: "restart" };
