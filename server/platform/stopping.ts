/** Stopping by a page, where a person started this server on a desktop of their own. */
import { processWide } from "@/server/platform/process-wide";

const allowed = processWide("stopping", () => ({ stop: null as (() => void) | null }));

export function allowStopping(stop: () => void): void {
  allowed.stop = stop;
}

/** Null where the machine's owner stops the server otherwise. */
export const stopOfServer = (): (() => void) | null => allowed.stop;
