/** Ids of commands, as browsers make them. */
import { randomBytes } from "node:crypto";

export const newId = (): string => randomBytes(12).toString("hex");
