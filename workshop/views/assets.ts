/**
 * The files that a view needs now, and the pictures that its surface may fetch ahead. Addresses reveal
 * nothing of later steps.
 */
import { kindOf } from "@/activities/kinds";
import { type AssetSources, addressOf } from "@/model/activity/asset";
import { assetsNamed } from "@/workshop/content/assets/names";
import type { StageView } from "@/workshop/protocol/views";
import type { LiveAgenda } from "@/model/room/agenda";
import { orderOf } from "@/workshop/room/agenda/order";
import { planOf } from "@/workshop/content/plan";
import { noticeId } from "@/model/activity/question";
import type { RoomState } from "@/workshop/room/state";

/** Steps of which pictures are fetched ahead. */
const PREFETCHED_STOPS = 2;

/** The files that texts and fields anywhere in `shown` name. */
export function assetsIn(shown: unknown, sources: AssetSources): AssetSources {
  const names = assetsNamed(shown).filter((name) => Object.hasOwn(sources, name));
  return Object.fromEntries(names.map((name) => [name, sources[name]!]));
}

/** The files that a stage shows, the logo of its workshop among them. */
export const assetsOnStage = (
  { theme, face, asked: focus }: Pick<StageView, "theme" | "face" | "asked">,
  sources: AssetSources,
): AssetSources => assetsIn([theme, face, focus], sources);

const orders = new WeakMap<LiveAgenda, string[]>();

/** The stops that come next, as the room is led through its days. */
function nextStops({ agenda, workshop, position }: RoomState): string[] {
  const { steps } = planOf(workshop);
  const order =
    orders.get(agenda) ??
    orderOf(agenda, (a) => steps.filter((s) => s.activityId === a).map((s) => s.id)).map((stop) => stop.id);
  orders.set(agenda, order);
  const now = position.step === null ? -1 : order.indexOf(position.step);
  return order.slice(now + 1, now + 1 + PREFETCHED_STOPS);
}

/**
 * Addresses of pictures of the next two steps; for phones only of slides, as others would tell what comes.
 */
export function picturesAhead(state: RoomState, sources: AssetSources, surface: "phone" | "stage"): string[] {
  if (state.ended) return [];
  const plan = planOf(state.workshop);
  const names = nextStops(state).flatMap((id) => {
    const step = plan.step(id);
    const activity = step && plan.activity(step.activityId);
    if (!activity || step.id === noticeId(activity.id)) return [];
    if (surface === "phone" && !kindOf(activity).picturesAhead) return [];
    const place = { step, question: null, shown: state.position.shown, surface, since: null, minutes: null };
    return assetsNamed(kindOf(activity).face(activity, place));
  });
  return [...new Set(names)].flatMap((name) => {
    const source = Object.hasOwn(sources, name) ? sources[name]! : null;
    return source?.kind === "picture" ? [addressOf(source, surface)] : [];
  });
}
