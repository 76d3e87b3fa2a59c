/** Parts of message schemas that are described by another file; here they are only objects. */
import { z } from "zod";

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A part that its own file describes; here it is only there. */
export const opaque = <T>() => z.custom<T>(isObject);
