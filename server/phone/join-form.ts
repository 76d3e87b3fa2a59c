/**
 * Joining a room by the form at its door. A form sent twice, while the first is under way or shortly after,
 * is one person, since people press a button twice. Forms are remembered in memory alone.
 */
import type { ServerResponse } from "node:http";
import type { Room } from "@/server/rooms/room";
import type { Person } from "@/server/platform/room-store";
import { addParticipant, tokenHash } from "@/server/store/participants/participants";

/** Milliseconds for which a form is remembered after its sender has come in. */
const FORM_TTL_MS = 10_000;

type NewPerson = Omit<Person, "id">;

export class JoinForm {
  private readonly forms = new Map<string, { senders: ServerResponse[]; came: Promise<string | null> }>();

  /**
   * @param once names the form; null: it has no name
   * @returns the token of a person who has joined or waits for approval; null if the room admits no one now,
   * or the person has left
   * @throws while the database is away
   */
  take(room: Room, once: string | null, res: ServerResponse, newcomer: NewPerson): Promise<string | null> {
    const form = `${room.id} ${once}`;
    const earlier = this.forms.get(form);
    if (earlier) {
      earlier.senders.push(res);
      return earlier.came;
    }
    const senders = [res];
    const came = comeIn(room, newcomer, () => senders.every((one) => one.destroyed));
    if (once === null) return came;
    this.forms.set(form, { senders, came });
    const forget = () => this.forms.delete(form);
    came.then((token) => (token === null ? forget() : setTimeout(forget, FORM_TTL_MS).unref()), forget);
    return came;
  }
}

async function comeIn(room: Room, newcomer: NewPerson, gone: () => boolean): Promise<string | null> {
  const wait = room.participants.newcomers.take();
  if (wait === null) return null;
  if (wait > 0) await new Promise((go) => setTimeout(go, wait));
  // While the form waited, its sender may have gone, and the door may have been shut.
  if (gone() || room.state.ended || room.state.locked) return null;
  if (room.state.requiresApproval)
    return room.participants.waiting.full ? null : room.participants.waiting.knock(newcomer);
  const joined = await addParticipant(room.id, newcomer);
  await room.participants.admit({ ...joined.person, resume: joined.resume }, tokenHash(joined.token));
  return joined.token;
}
