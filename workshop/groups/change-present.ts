/** How groups present, and what the room makes of what they wrote. Pure. */
import type { Changed } from "@/workshop/session/effects";
import type { Drawn, GroupControl } from "@/workshop/groups/commands";
import { groupWith } from "@/workshop/groups/membership";
import type { Presenting, Work } from "@/workshop/groups/state";
import type { Actor } from "@/workshop/session/actor";
import type { RoomState } from "@/workshop/session/state";

type Showing = Extract<
  GroupControl | Drawn,
  {
    type:
      | "present"
      | "present-order"
      | "set-order"
      | "volunteer"
      | "card"
      | "grey"
      | "black"
      | "merge-entries"
      | "flag"
      | "hide-remark"
      | "walk"
      | "set-walk";
  }
>;

/** Milliseconds on the stage within which going back means that the call was a mistake. */
export const MISTAKEN_MS = 15_000;

/** Asked of a worksheet of the workshop. */
export function changePresent(state: RoomState, command: Showing, actor: Actor, now: number): Changed {
  const { activity } = command;
  const { groups } = state;
  const work = Object.hasOwn(state.work, activity) ? state.work[activity]! : undefined;
  if (!work) return "no-work";
  const put = (change: Partial<Work>): Changed => ({
    change: { work: { ...state.work, [activity]: { ...work, ...change } } },
  });
  const showing = (change: Partial<Presenting>): Changed => put({ present: { ...work.present, ...change } });
  const toggled = (of: "greyed" | "flagged" | "black" | "hidden", what: string, on: boolean): Changed => {
    if (work[of].includes(what) === on) return null;
    return put({ [of]: on ? [...work[of], what] : work[of].filter((one) => one !== what) });
  };
  /** Whether a participant speaks for this group; leaders need not. */
  const speaksFor = (group: string): boolean =>
    actor.role !== "participant" || (Object.hasOwn(groups.seats, group) && groups.seats[group] === actor.id);
  const { present } = work;

  switch (command.type) {
    case "present": {
      const { group } = command;
      if (present.at === group) return null;
      if (group !== null && !work.groups.includes(group)) return "unknown-group";
      // Called by mistake, and the room goes back: it was not heard.
      const mistaken =
        (group === null || present.done.includes(group)) &&
        present.since !== null &&
        now - present.since < MISTAKEN_MS;
      const done =
        present.at === null || mistaken
          ? present.done
          : [...present.done.filter((g) => g !== present.at), present.at];
      return showing({
        at: group,
        card: 0,
        since: group === null ? null : now,
        done: done.filter((g) => g !== group),
        order: group === null || present.order.includes(group) ? present.order : [...present.order, group],
        volunteers: present.volunteers.filter((g) => g !== group),
      });
    }
    case "present-order":
    case "set-order": {
      const { order } = command;
      if (new Set(order).size < order.length || order.some((g) => !work.groups.includes(g)))
        return "unknown-group";
      return order.join() === present.order.join() ? null : showing({ order });
    }
    case "volunteer": {
      const own = actor.role === "participant" ? groupWith(groups, actor.id) : null;
      if (own === null) return "without-group";
      if (!work.groups.includes(own)) return "not-your-group";
      if (present.volunteers.includes(own) === command.on) return null;
      return showing({
        volunteers: command.on ? [...present.volunteers, own] : present.volunteers.filter((g) => g !== own),
      });
    }
    case "card":
      if (present.at !== command.group) return "not-presenting";
      if (!speaksFor(command.group)) return "not-your-seat";
      return present.card === command.to ? null : showing({ card: command.to });
    case "grey": {
      // The room server looks whether it is an entry of that group.
      const own = actor.role === "participant" ? groupWith(groups, actor.id) : null;
      if (actor.role === "participant" && (own === null || !speaksFor(own)))
        return own === null ? "without-group" : "not-your-seat";
      return toggled("greyed", command.entry, command.on);
    }
    case "black":
      if (actor.role === "participant" && present.at === null) return "not-presenting";
      if (present.at !== null && !speaksFor(present.at)) return "not-your-seat";
      return toggled("black", command.word, command.on);
    case "flag":
      return toggled("flagged", command.entry, command.on);
    case "hide-remark":
      return toggled("hidden", command.remark, command.on);
    case "merge-entries": {
      const merged = command.on
        ? joined(work.merged, command.entries)
        : work.merged.filter((set) => !set.some((e) => command.entries.includes(e)));
      return JSON.stringify(merged) === JSON.stringify(work.merged) ? null : put({ merged });
    }
    case "walk":
      // To begin one, the server draws who goes where.
      if (command.on) return work.walk === null ? "bad-message" : null;
      return work.walk === null ? null : put({ walk: null });
    case "set-walk":
      if (Object.keys(command.to).length === 0) return "nobody-here";
      if (Object.values(command.to).some((g) => !work.groups.includes(g))) return "unknown-group";
      return put({ walk: command.to });
  }
}

/** Sets with these entries as one; those that have one of them join it. */
function joined(sets: readonly string[][], entries: readonly string[]): string[][] {
  const touching = sets.filter((set) => set.some((e) => entries.includes(e)));
  const [first] = touching;
  const one = [...new Set([...touching.flat(), ...entries])];
  if (!first) return [...sets, one];
  return sets.flatMap((set) => (set === first ? [one] : touching.includes(set) ? [] : [set]));
}
