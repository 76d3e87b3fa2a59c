/** One gate for each permission of the table of routes; handlers get its result. */
import { accountFromCookieHeader } from "@/server/accounts/socket-identity";
import type { Account, Exchange, RefusalReason } from "@/server/http/exchange";
import { saysItsOrigin } from "@/server/http/origin-check";
import type { Endpoints } from "@/server/health/endpoints";
import type { Visit, ParticipantGate } from "@/server/phone/participant-gate";
import type { Turns, TurnVisit } from "@/server/phone/turns";
import { refusedAuthor } from "@/server/editor/routes";
import { findReadable, findRoomOf, type RoomRole } from "@/server/store/rooms/room-trainers";
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
  workshop: WorkshopId;
}

export interface GateResults {
  anybody: unknown;
  /** A request with an Origin or Sec-Fetch-Site header: without one, another site could sign a visitor in. */
  "from-a-page": unknown;
  /** A request from this very machine, or with the token of METRICS_TOKEN. */
  "this-machine": unknown;
  /** Left to the handshake of a socket, which also checks the origin of the page. */
  handshake: unknown;
  /** A participant of the room, by the cookie of their phone. */
  participant: Visit;
  /** A phone that goes round, by its cookie. */
  "shared-phone": TurnVisit;
  "signed-in": { account: Account };
  reader: Author;
  editor: Author;
  /** Trainers of the room; every account where it is an example. */
  debrief: Trainer & { role: RoomRole | "onlooker" };
  trainer: Trainer;
  opener: Trainer;
}
export type GateName = keyof GateResults;

/** @returns a result, or the reason of a refusal; null where the request has been answered */
export type Gate<Result> = (
  request: Exchange<string>,
  server: Gatekeepers,
) => Promise<Result | RefusalReason | null>;

interface Gatekeepers {
  endpoints: Endpoints;
  /** There once the application has started. */
  visits?: ParticipantGate;
  turns?: Turns;
}

const signedIn = ({ req }: Exchange<string>): Promise<Account | null> =>
  accountFromCookieHeader(req.headers.cookie);

const author =
  (act: AuthorAct): Gate<Author> =>
  async (request) => {
    const account = await signedIn(request);
    if (!account) return "signed-out";
    const workshop = authoredId(request.params.workshop ?? "");
    if (!workshop) return "gone";
    return (await refusedAuthor(workshop, account.id, act)) ?? { account, workshop };
  };

const trainer =
  (opener: boolean): Gate<Trainer> =>
  async (request) => {
    const account = await signedIn(request);
    if (!account) return "signed-out";
    const trained = await findRoomOf(request.params.room ?? "", account.id);
    if (!trained || (opener && !mayWithReport(trained.role, "purge"))) return "not-allowed";
    return { account, room: trained.room };
  };

export const gates: { readonly [W in GateName]: Gate<GateResults[W]> } = {
  anybody: async () => ({}),
  "from-a-page": async ({ req }) => (saysItsOrigin(req.headers) ? {} : "foreign"),
  "this-machine": async ({ req }, { endpoints }) => (endpoints.mayRead(req) ? {} : "gone"),
  handshake: async () => ({}),
  participant: async (request, { visits }) => (visits ? visits.enter(request) : "failed"),
  "shared-phone": async (request, { turns }) => (turns ? turns.enter(request) : "failed"),
  "signed-in": async (request) => {
    const account = await signedIn(request);
    return account ? { account } : "signed-out";
  },
  reader: author("read"),
  editor: author("edit"),
  debrief: async (request) => {
    const account = await signedIn(request);
    if (!account) return "signed-out";
    const readable = await findReadable(request.params.room ?? "", account.id);
    // A refusal must not tell that the room exists.
    if (!readable || !mayWithReport(readable.role, "export")) return "gone";
    return { account, ...readable };
  },
  trainer: trainer(false),
  opener: trainer(true),
};
