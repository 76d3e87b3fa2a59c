import type { Kind } from "@/model/kind";
import { OTHER, type Poll, type PollAnswer, SMALL_GROUPS } from "@/activities/kinds/poll/content";
import { tallied } from "@/activities/shared/tallied";
import { count } from "@/model/activity/tally";
import { idsOf } from "@/model/activity/duplicate-ids";

type Counting = Kind<Poll, PollAnswer>;

export const options: Counting["options"] = (poll) =>
  poll.aboutPeople
    ? [...poll.options, { id: SMALL_GROUPS, text: poll.smallGroupsText }].map((o) => ({
        ...o,
        onlyGiven: true,
      }))
    : [...poll.options, ...(poll.other ? [{ id: OTHER, text: poll.otherText }] : [])];

export const tally: Counting["tally"] = (poll, question, bodies) =>
  tallied(idsOf(options(poll, question)), bodies, ({ choice, other }, { counts, others }) => {
    for (const id of choice) count(counts, id);
    if (other) {
      count(counts, OTHER);
      others.push(other);
    }
  });
