/** The view of all phones in one language: never a key, later part, unrevealed count or single answer. */
import { kindOf } from "@/activities/kinds";
import { truncateList } from "@/model/list-pages";
import type { PhoneView } from "@/workshop/protocol/views";
import type { AnswersByRound } from "@/workshop/room/answers-by-round";
import { openPosts } from "@/workshop/room/question-box";
import type { Post } from "@/model/room/question-box";
import { isDimmed, type RoomState } from "@/workshop/room/state";
import { seenIn, workshopInView } from "@/workshop/room/versions";
import { questionInFocus, faceOf, stepLocationOf, presentStep } from "@/workshop/views/face";
import { noWork, type WorkNow, workShown } from "@/workshop/views/worksheets/shown";
import { writtenIn } from "@/workshop/views/view-language";
import { wallOf } from "@/workshop/views/wall";
import { revealedResults, whyUnknown } from "@/workshop/views/results";
import { sourcesOf } from "@/workshop/views/sources";
import type { Word } from "@/workshop/content/workshop";

/** @param language in which the person reads; what the workshop lacks in it is shown as it was written.
 * @param fewHere so few people joined that others may guess who answered
 * @param room its title */
export function phoneView(
  whole: RoomState,
  board: AnswersByRound,
  posts: readonly Post[] = [],
  language = whole.workshop.language,
  work: WorkNow = noWork,
  fewHere = false,
  room: string | null = null,
): PhoneView {
  const state = seenIn(whole, language);
  const focus = state.ended ? null : questionInFocus(state);
  const face = faceOf(state, "phone");
  const shown = {
    face,
    asked: focus,
    results: revealedResults(state, board, focus),
    told: toldParts(state),
    words: wordsIn([face, focus?.key], state.workshop.words),
    sources: sourcesOf(state, "phone"),
    work: workShown(state, board, work),
  };
  const open = truncateList(openPosts(state.box, posts));
  return {
    revision: state.revision,
    rehearsal: state.settings.rehearsal !== null,
    language,
    written: writtenIn(workshopInView(whole), language, shown),
    title: state.workshop.title,
    room,
    dim: isDimmed(state),
    place: state.ended ? null : stepLocationOf(state),
    ...shown,
    withheld: whyUnknown(board, focus),
    fewHere,
    wall: wallOf(state, board),
    box: {
      open: state.box.open && !state.ended,
      moderated: state.box.moderated,
      posts: open.shown,
      ...(open.more && { more: open.more }),
    },
  };
}

/** A key of all that a phone shows, without the room's revision and groups' progress. */
export const phoneViewKey = (view: PhoneView): string =>
  JSON.stringify({ ...view, revision: 0, work: view.work && { ...view.work, groups: [] } });

/** The parts of the present story that were shown before the present one. */
function toldParts(state: RoomState): PhoneView["told"] {
  const { step, activity } = presentStep(state);
  if (state.ended || !step || !activity) return [];
  return kindOf(activity).story?.told(activity, step, state.position.shown) ?? [];
}

const LINK = /\]\(word:([a-z0-9-]+)\)/g;

const linked = (text: string): string[] => [...text.matchAll(LINK)].map((m) => m[1]!);

/** Words linked in `shown`, and in their meanings, in the glossary's order. */
export function wordsIn(shown: unknown, words: readonly Word[]): Word[] {
  const followed = new Set<string>();
  const follow = (ids: readonly string[]): void => {
    for (const id of ids) {
      const word = words.find((w) => w.id === id);
      if (!word || followed.has(id)) continue;
      followed.add(id);
      follow(linked(word.meaning));
    }
  };
  follow(linked(JSON.stringify(shown)));
  return words.filter((w) => followed.has(w.id));
}
