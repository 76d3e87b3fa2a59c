/** Forms of the question box, posted by a page without script, as commands. */
import { randomUUID } from "node:crypto";
import { type CommandTo, commandSchema, isTo } from "@/workshop/commands/all";

/** The command that a posted form holds, or null when it is no such form. */
export function boxCommand(what: "post" | "support", form: URLSearchParams): CommandTo<"box"> | null {
  const fields =
    what === "post" ? { text: form.get("text") } : { post: form.get("post"), on: form.get("on") === "1" };
  const parsed = commandSchema.safeParse({ type: what, id: randomUUID(), ...fields });
  return parsed.success && isTo("box", parsed.data) ? parsed.data : null;
}
