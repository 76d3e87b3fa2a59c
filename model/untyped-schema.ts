/** Parts of message schemas that another file validates; here any object will do. */
import { z } from "zod";

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Takes any object: its own file validates it. */
export const opaque = <T>() => z.custom<T>(isObject);
