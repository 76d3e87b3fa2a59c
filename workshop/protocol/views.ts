/** Every message of a room: one event, `view`. Each is whole and numbered; the next heals a lost one. */
import { groupMessageSchema, lookMessageSchema, sheetMessageSchema } from "@/workshop/protocol/worksheets";
import {
  agendaMessageSchema,
  consoleMessageSchema,
  planMessageSchema,
  presentMessageSchema,
  stepMessageSchema,
} from "@/workshop/protocol/console";
import { helperMessageSchema, runMessageSchema } from "@/workshop/protocol/invited";
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
  stepMessageSchema,
  agendaMessageSchema,
  presentMessageSchema,
  consoleMessageSchema,
  helperMessageSchema,
  runMessageSchema,
]);
export type View = z.infer<typeof viewSchema>;
