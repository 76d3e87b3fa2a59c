/** Who may: one gate for each word of the table of routes. What a gate finds out about somebody, its handlers are given. */
import { accountFromCookieHeader } from "@/server/accounts/socket-identity";
import type { Account, Exchange, RefusalReason } from "@/server/http/exchange";
import { saysItsOrigin } from "@/server/http/origin-check";
import type { Endpoints } from "@/server/health/endpoints";
import type { Visit, ParticipantGate } from "@/server/phone/participant-gate";
import { refusedAuthor } from "@/server/editor/routes";
import { findReadable, findRoomOf } from "@/server/store/rooms/room-trainers";
import type { RoomId, WorkshopId } from "@/model/ids";
import { authoredId } from "@/server/store/editor/authored";
import type { AuthorAct } from "@/workshop/editor/permissions";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

interface Trainer {
  account: Account;
  room: { id: RoomId; title: string; ended: boolean };
}

interface Author {
  account: Account;
  /** Id of the workshop. */
  workshop: WorkshopId;
}

export interface GateResults {
  anybody: unknown;
  /** Anybody whose request has an Origin or Sec-Fetch-Site header: without one, another site could sign somebody in. */
  "from-a-page": unknown;
  /** Whoever asks on this very machine, or has the token of METRICS_TOKEN. */
  "this-machine": unknown;
  /** Told by the handshake of a socket, which also asks where the page is from. */
  handshake: unknown;
  /** Somebody who was let into the room, by the cookie of their phone. */
  participant: Visit;
  "signed-in": { account: Account };
  reader: Author;
  editor: Author;
  /** Trainers of the room; where it is an example, whoever is signed in. */
  debrief: { account: Account; room: { id: RoomId; title: string; ended: boolean } };
  trainer: Trainer;
  /** The trainer who opened the room. */
  opener: Trainer;
}
export type GateName = keyof GateResults;

/** What was found out, or why somebody may not. Null: they have been answered. */
export type Gate<Found> = (x: Exchange<string>, at: Gatekeepers) => Promise<Found | RefusalReason | null>;

interface Gatekeepers {
  endpoints: Endpoints;
  /** Once the application is there. */
  visits?: ParticipantGate;
}

const signedIn = ({ req }: Exchange<string>): Promise<Account | null> =>
  accountFromCookieHeader(req.headers.cookie);

const author =
  (act: AuthorAct): Gate<Author> =>
  async (x) => {
    const account = await signedIn(x);
    if (!account) return "signed-out";
    const workshop = authoredId(x.params.workshop ?? "");
    if (!workshop) return "gone";
    return (await refusedAuthor(workshop, account.id, act)) ?? { account, workshop };
  };

const trainer =
  (opener: boolean): Gate<Trainer> =>
  async (x) => {
    const account = await signedIn(x);
    if (!account) return "signed-out";
    const found = await findRoomOf(x.params.room ?? "", account.id);
    if (!found || (opener && !mayWithReport(found.role, "purge"))) return "not-allowed";
    return { account, room: found.room };
  };

export const gates: { readonly [W in GateName]: Gate<GateResults[W]> } = {
  anybody: async () => ({}),
  "from-a-page": async ({ req }) => (saysItsOrigin(req.headers) ? {} : "foreign"),
  "this-machine": async ({ req }, at) => (at.endpoints.mayRead(req) ? {} : "gone"),
  handshake: async () => ({}),
  participant: async (x, at) => (at.visits ? at.visits.enter(x) : "failed"),
  "signed-in": async (x) => {
    const account = await signedIn(x);
    return account ? { account } : "signed-out";
  },
  reader: author("read"),
  editor: author("edit"),
  debrief: async (x) => {
    const account = await signedIn(x);
    if (!account) return "signed-out";
    const found = await findReadable(x.params.room ?? "", account.id);
    // Who may not even see the room is told nothing of it.
    if (!found || !mayWithReport(found.role, "export")) return "gone";
    return { account, room: found.room };
  },
  trainer: trainer(false),
  opener: trainer(true),
};
