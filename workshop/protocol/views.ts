/**
 * Everything a room sends: one event, `view`, one of these objects. Each is whole and numbered; a lost one heals
 * with the next.
 */
import { groupMessageSchema, lookMessageSchema, sheetMessageSchema } from "@/workshop/protocol/worksheets";
import {
  agendaMessageSchema,
  consoleMessageSchema,
  planMessageSchema,
  presentMessageSchema,
} from "@/workshop/protocol/console";
import {
  byeMessageSchema,
  mineMessageSchema,
  phoneMessageSchema,
  renewMessageSchema,
} from "@/workshop/protocol/phone";
import { stageMessageSchema } from "@/workshop/protocol/stage";
import { z } from "zod";

export type * from "@/workshop/protocol/phone";
export type * from "@/workshop/protocol/view-parts";
export type * from "@/workshop/protocol/stage";

export const viewSchema = z.discriminatedUnion("type", [
  renewMessageSchema,
  byeMessageSchema,
  phoneMessageSchema,
  mineMessageSchema,
  groupMessageSchema,
  sheetMessageSchema,
  lookMessageSchema,
  stageMessageSchema,
  planMessageSchema,
  agendaMessageSchema,
  presentMessageSchema,
  consoleMessageSchema,
]);
export type View = z.infer<typeof viewSchema>;
