/** What becomes of a command before it is applied, or why it cannot be. The room's log keeps what it became. */
import { definitionOf, type Logged } from "@/workshop/commands/all";
import type { Known } from "@/workshop/commands/define";
import type { Reason } from "@/model/reasons";

export const resolved = (command: Logged, known: Known): Logged | Reason =>
  (definitionOf(command).resolve?.(command, known) as Logged | Reason | undefined) ?? command;
