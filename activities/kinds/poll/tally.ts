/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import { OTHER, type Poll, type PollAnswer, SMALL_GROUPS } from "@/activities/kinds/poll/content";
import { isPass } from "@/model/activity/answer";
import { count, emptyTally } from "@/model/activity/tally";

type Counting = Kind<Poll, PollAnswer>;

export const options: Counting["options"] = (poll) =>
  poll.aboutPeople
    ? [...poll.options, { id: SMALL_GROUPS, text: poll.smallGroupsText }].map((o) => ({
        ...o,
        onlyGiven: true,
      }))
    : [...poll.options, ...(poll.other ? [{ id: OTHER, text: poll.otherText }] : [])];

export const tally: Counting["tally"] = (poll, question, bodies) => {
  const tally = emptyTally(options(poll, question).map((o) => o.id));
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    for (const id of body.choice) count(tally.counts, id);
    if (body.other) {
      count(tally.counts, OTHER);
      tally.others.push(body.other);
    }
  }
  return tally;
};
