/**
 * What libraries write to the console goes to the log as kind, code and place: Next and Prisma repeat what was asked,
 * with its values (O-23).
 */
import { log } from "@/server/platform/log";

/** From now on, for the whole process. */
export function tameConsole(): void {
  const tamed =
    (level: "error" | "warn" | "debug") =>
    (...said: unknown[]) =>
      log[level](
        "library",
        "A library reported something.",
        said.find((one) => one instanceof Error),
      );
  console.error = tamed("error");
  console.warn = tamed("warn");
  console.info = tamed("debug");
  console.log = tamed("debug");
  console.debug = tamed("debug");
}
