import type { ConsoleView } from "@/workshop/protocol/console";

/** What a door can be, the most open first. */
export const doors = ["open", "asks", "locked"] as const;

export const doorOf = ({ locked, asks }: Pick<ConsoleView, "locked" | "asks">): (typeof doors)[number] => (locked ? "locked" : asks ? "asks" : "open");
