import {
  leftOut,
  namedTexts,
  type Releases,
  releasedTexts,
  type WrittenSource,
} from "@/model/debrief/release";
import { type ContestedItem, countedAnswers } from "@/model/debrief/contested";
import { onlyQuestion, type DebriefSource, roundsOf } from "@/model/debrief/input";
import { highest, type Sentence, makeSentence } from "@/model/debrief/sentence";
import { OTHER, type Poll, type PollAnswer, SMALL_GROUPS } from "@/activities/kinds/poll/content";
import * as counting from "@/activities/kinds/poll/tally";
import { type BecauseColumn, becauseOf } from "@/activities/kinds/poll/reasons-by-option";
import { type Bar, countRound, type RoundCounts } from "@/model/debrief/counts";
import {
  type ReasonsDebrief,
  reasonsOf,
  reasonsSource,
  reasonTexts,
  releasedReasons,
} from "@/activities/shared/reasons-debrief";

export interface PollDebrief {
  kind: "poll";
  activity: Poll;
  /** First to last; the last is the result. */
  rounds: RoundCounts[];
  last: RoundCounts;
  /** The reasons for each choice, from open questions asked afterwards; empty where none was asked. */
  because: BecauseColumn[];
  /** The reasons that the poll itself asks for; null where none were given. */
  reasons: ReasonsDebrief | null;
}

/** Null when the poll was not asked, or its result may not be shown yet. */
export function pollDebrief(activity: Poll, input: DebriefSource): PollDebrief | null {
  const inputs = roundsOf<PollAnswer>(input, activity.id);
  const rounds = inputs.map((r) => countRound(counting, activity, onlyQuestion(activity), r, input.people));
  const last = rounds.at(-1);
  if (!last) return null;
  const reasons = reasonsOf(
    inputs,
    activity.options.map((o) => o.id),
    (round) => rounds[inputs.indexOf(round)]?.answered ?? 0,
  );
  return { kind: "poll", activity, rounds, last, because: becauseOf(activity, last, input), reasons };
}

/** @param nameOf the words of an answer */
export function pollSentence({ last }: PollDebrief, nameOf = ({ text }: Bar): string => text): Sentence {
  const { answered } = last;
  const most = highest(
    last.bars.filter((b) => b.id !== SMALL_GROUPS),
    (b) => b.share.count,
  );
  const count = most[0]?.share.count ?? 0;
  if (count === 0) return makeSentence(answered > 0 ? "poll-small-groups" : "poll-none", { answered });
  return makeSentence("poll", { count, answered }, { most: most.map((b) => nameOf(b)) });
}

/** Texts beside the options are only counted; reasons may be released. */
export const pollWritten = ({ activity: { id, question }, last, reasons }: PollDebrief): WrittenSource[] => {
  const about = { activity: id, question, group: null };
  return [
    { ...about, id: `${id}/other`, kind: "other", held: "counts-only", texts: namedTexts(last.others) },
    { ...about, id: reasonsSource(id, null), kind: "reasons", held: null, texts: reasonTexts(reasons) },
  ];
};

export const pollReleased = (debrief: PollDebrief, releases: Releases): PollDebrief => {
  const { activity, rounds, last, reasons, because } = debrief;
  const questionOf = (option: string) => activity.because?.columns.find((c) => c.option === option)?.question;
  return {
    ...debrief,
    rounds: rounds.map((r) => ({ ...r, others: [] })),
    last: { ...last, others: [] },
    reasons: releasedReasons(reasons, reasonsSource(activity.id, null), releases),
    because: because.map((column) => {
      const kept = releasedTexts(column.words, questionOf(column.option), releases);
      return {
        ...column,
        words: kept,
        ...leftOut(kept.length < column.words.length, releases),
      };
    }),
  };
};

export const pollContested = ({ activity, last }: PollDebrief): ContestedItem[] =>
  activity.several
    ? []
    : [
        {
          text: activity.question,
          round: last.round,
          laterUnshown: last.laterUnshown,
          answers: countedAnswers(last.bars).map((a) =>
            a.id === OTHER || a.id === SMALL_GROUPS ? { ...a, rest: true } : a,
          ),
        },
      ];
