/**
 * Chooses the process of a request: the one in its cookie, else one for the room, so that a room is mostly on
 * one.
 */
import { createHash } from "node:crypto";

export const STICKY = "plenary-at";

/** The subject of a request, by its path: a room's link or page. */
const aboutRoom = /^\/(?:j|r)\/([\w-]{20,40})/;

export const namedIn = (cookie: string | undefined): string | null =>
  new RegExp(`(?:^|;\\s*)${STICKY}=([\\w-]+)`).exec(cookie ?? "")?.[1] ?? null;

/**
 * Rendezvous hashing (Thaler and Ravishankar 1998): when a process comes or goes, only its own share moves.
 * @param names of the processes that take requests
 */
export function choose(
  names: readonly string[],
  path: string,
  cookie: string | undefined,
  turn: number,
): string | null {
  const named = namedIn(cookie);
  if (named !== null && names.includes(named)) return named;
  const about = aboutRoom.exec(path)?.[1];
  if (about === undefined) return names[turn % names.length] ?? null;
  const weight = (name: string) => createHash("sha256").update(`${about} ${name}`).digest("hex");
  return [...names].sort((a, b) => (weight(a) < weight(b) ? -1 : 1))[0] ?? null;
}
