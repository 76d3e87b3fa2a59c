/**
 * A server action as one definition: its line in the list of permissions, the shape of its input, its work.
 */
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireAccount } from "@/server/accounts/page-guards";
import { mayWithPeople, type PeopleAction } from "@/server/accounts/people-permissions";
import { currentAccount, type SignedIn } from "@/server/accounts/session";
import { actions, type Who } from "@/server/main/routes/actions";
import { mayWatch, type WatchAction } from "@/server/health/permissions";
import { authoredId, may } from "@/server/store/editor/authored";
import { findRoomOf } from "@/server/store/rooms/room-trainers";
import type { WorkshopId } from "@/model/ids";
import { mayWithReport, type ReportAction } from "@/workshop/debrief/report/permissions";
import type { AuthorAct } from "@/workshop/editor/permissions";

type Name = keyof typeof actions;
type Refusal = "signed-out" | "not-allowed" | "malformed";
type Room = NonNullable<Awaited<ReturnType<typeof findRoomOf>>>["room"];

/** The asking account, with the workshop or the room that is the first argument. */
type Found<W extends Who> = W extends "anybody"
  ? unknown
  : { account: SignedIn } & (W extends `workshop:${string}`
      ? { workshop: WorkshopId }
      : W extends `report${string}`
        ? { room: Room }
        : unknown);
type Subject<W extends Who> = W extends `${"workshop" | "report"}:${string}` ? [id: string] : [];

type Shapes = readonly z.ZodType[];
type Sent<T extends Shapes> = { [N in keyof T]: z.input<T[N]> };
type Read<T extends Shapes> = { [N in keyof T]: z.output<T[N]> };

/** @param field of a form, whose value is refused @param sent the arguments */
type Refused<R> = (why: Refusal, field: string, sent: readonly unknown[]) => R | Promise<R>;

/** A form's problem, its field, and the values of its sentence. */
export interface Problem {
  /** A key of `account.problems`. */
  problem: string;
  field?: string;
  values?: Record<string, string | number>;
}

/** Refusals as sentences: by reason, or by the field that is not as it must be. */
export const problems =
  (sentences: Readonly<Record<string, string | Problem>> = {}): Refused<Problem> =>
  (why, field) => {
    const sentence = sentences[field] ?? sentences[why] ?? (why === "malformed" ? "failed" : why);
    return {
      ...(typeof sentence === "string" ? { problem: sentence } : sentence),
      ...(sentences[field] ? { field } : {}),
    };
  };

/** Checked further by its action. */
export const text = z.string().max(10_000);
/** The secret part of a link. */
export const token = z.string().regex(/^[\w-]{20,100}$/);

/** A form with these fields, of which a list takes each of its name. */
export const form = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess(
    (sent) =>
      sent instanceof FormData
        ? Object.fromEntries(
            Object.entries(shape).map(([name, field]) => [
              name,
              field instanceof z.ZodArray ? sent.getAll(name) : (sent.get(name) ?? undefined),
            ]),
          )
        : undefined,
    z.object(shape),
  ) as unknown as z.ZodType<z.output<z.ZodObject<S>>, FormData>;

async function enter(who: Who, sent: readonly unknown[]): Promise<object | Refusal> {
  if (who === "anybody") return {};
  const account = await currentAccount();
  if (!account) return "signed-out";
  if (who === "signed-in") return { account };
  const [table, act] = who.split(":");
  if (table === "people")
    return mayWithPeople(account.role, act as PeopleAction) ? { account } : "not-allowed";
  if (table === "server") return mayWatch(account.role, act as WatchAction) ? { account } : "not-allowed";
  const form = table === "report-in-form" && sent.find((one) => one instanceof FormData);
  const subject = form ? form.get("room") : sent[0];
  const id = typeof subject === "string" ? subject : "";
  if (table === "workshop") {
    const workshop = authoredId(id);
    const mayDo = workshop && (await may(workshop, account.id, act as AuthorAct));
    return mayDo ? { account, workshop } : "not-allowed";
  }
  const trained = await findRoomOf(id, account.id);
  const mayDo = trained && mayWithReport(trained.role, act as ReportAction);
  return mayDo ? { account, room: trained.room } : "not-allowed";
}

/** Makes actions with one manner of refusal. Each checks permission, then the shape, before any work. */
export const actionsOf =
  <R>(refused: Refused<R>) =>
  <N extends Name, const T extends Shapes, A>(
    name: N,
    shapes: T,
    work: (entry: Found<(typeof actions)[N]>, ...read: Read<T>) => Promise<A>,
  ): ((...sent: [...Subject<(typeof actions)[N]>, ...Sent<T>]) => Promise<A | R>) => {
    const who: Who = actions[name];
    const first = /^(workshop|report):/.test(who) ? 1 : 0;
    const shape = z.tuple(shapes as unknown as [z.ZodType]);
    return async (...sent) => {
      const entry = await enter(who, sent);
      if (typeof entry === "string") return refused(entry, "", sent);
      const read = shape.safeParse(sent.slice(first, first + shapes.length));
      return read.success
        ? work(entry as Found<(typeof actions)[N]>, ...(read.data as unknown as Read<T>))
        : refused("malformed", String(read.error.issues[0]?.path[1] ?? ""), sent);
    };
  };

/** Refused: null. */
export const reading = actionsOf(() => null);

/** Refused: leads where the page would, to sign in or home. */
export const step = actionsOf<void>(async (why) => {
  if (why === "signed-out") await requireAccount();
  if (why === "not-allowed") redirect("/trainer");
});
