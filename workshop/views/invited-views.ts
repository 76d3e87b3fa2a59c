/** The views of helpers and observers, in the stage's language. Nothing in them says who answered what. */
import type { LiveSlot } from "@/model/room/agenda";
import { talliedSources } from "@/model/activity/answer-sources";
import { countedBy, handsFor } from "@/model/activity/show-of-hands";
import { planOf } from "@/workshop/content/plan";
import { inLanguage } from "@/workshop/content/texts";
import type { HelperMessage, RunMessage } from "@/workshop/protocol/invited";
import { authoredDay, authoredSlot, lengthOf, unitOfSlot } from "@/workshop/room/agenda/agenda";
import { withoutPhone } from "@/workshop/room/counted";
import type { Presence } from "@/workshop/room/presence";
import type { RoomState } from "@/workshop/room/state";
import { seenIn } from "@/workshop/room/versions";
import { countingNow } from "@/workshop/views/console-view";
import { questionInFocus } from "@/workshop/views/face";

interface HelperViewInput {
  /** The title of the room. */
  room: string;
  presence: Presence;
  waiting: HelperMessage["waiting"];
}

/** @param counter the id under which this helper counts; null: they have counted nothing */
export function helperView(
  whole: RoomState,
  { room, presence, waiting }: HelperViewInput,
  counter: string | null,
): HelperMessage {
  const { ended } = whole;
  return {
    type: "helper",
    room,
    ended,
    here: presence.here,
    withoutPhone: withoutPhone(whole),
    counting: countedHere(whole, counter),
    papers: ended ? [] : papersToType(whole),
    waiting: ended ? { count: 0, people: [] } : waiting,
  };
}

function papersToType({ papers, finished, ...whole }: RoomState): HelperMessage["papers"] {
  const { activities } = planOf(inLanguage(whole.workshop, spokenOn(whole)));
  return activities.flatMap(({ id, title }) => {
    const printed = finished.includes(id) ? undefined : papers[id];
    return printed === undefined ? [] : [{ activity: id, title, printed }];
  });
}

function countedHere(whole: RoomState, counter: string | null): HelperMessage["counting"] {
  const spoken = spokenOn(whole);
  const asked = questionInFocus(seenIn(whole, spoken));
  const counting = countingNow(whole);
  if (!asked || !counting) return null;
  const { items } = counting;
  const bySource = talliedSources.map((source) => {
    const { mine, sum } = countedBy(source, counting.counted, counter);
    return [
      source,
      { mine, people: Object.fromEntries(items.map((item) => [item.field, handsFor(item, sum)])) },
    ];
  });
  return {
    question: asked.question,
    round: asked.round,
    text: asked.text,
    spoken,
    items,
    counted: Object.fromEntries(bySource),
  };
}

const spokenOn = ({ stageLanguages, workshop }: Pick<RoomState, "stageLanguages" | "workshop">): string =>
  stageLanguages[0] ?? workshop.language;

/** The days with titles and minutes, without what is skipped. */
export function runMessage(whole: RoomState): RunMessage {
  const language = spokenOn(whole);
  const { workshop, agenda, position } = seenIn(whole, language);
  const plan = planOf(workshop);
  const isNow = (unit: string) =>
    position.step === unit || (position.step && plan.step(position.step)?.activityId) === unit;
  const stateOf = (units: readonly string[], steps: readonly string[]) =>
    units.some(isNow)
      ? "now"
      : steps.length > 0 && steps.every((step) => position.shown.includes(step))
        ? "done"
        : "to-come";
  const stepsOf = (activity: string) =>
    plan.steps.flatMap((step) => (step.activityId === activity ? [step.id] : []));
  const slotIn = (slot: LiveSlot): RunMessage["days"][number]["slots"][number] => {
    const units = slot.items.filter((item) => !item.skipped);
    const session = workshop.sessions.find(({ id }) => id === slot.session);
    const ids = units.map((item) => item.activity);
    const pause = unitOfSlot(slot.id);
    return {
      title: session?.title ?? authoredSlot(workshop, agenda, slot.id)?.title ?? "",
      minutes: lengthOf(slot),
      is: session ? stateOf(ids, ids.flatMap(stepsOf)) : stateOf([pause], [pause]),
      activities: units.map(({ activity, minutes }) => ({
        title: plan.activity(activity)?.title ?? "",
        minutes,
        is: stateOf([activity], stepsOf(activity)),
      })),
    };
  };
  return {
    type: "run",
    language,
    days: agenda.days.map(({ id, slots }) => ({
      title: authoredDay(workshop, agenda, id)?.title ?? null,
      slots: slots.filter((slot) => !slot.skipped).map(slotIn),
    })),
  };
}
