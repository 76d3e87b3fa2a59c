/** Parts of message schemas that are described by another file; here they are only objects. */
import { z } from "zod";

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A part that its own file describes; here it is only there. */
export const opaque = <T>() => z.custom<T>(isObject);

/** When a message was sent, by the server's clock; milliseconds since the epoch. Some are sent without it at first. */
export const sentAt = { now: z.number().optional() };
