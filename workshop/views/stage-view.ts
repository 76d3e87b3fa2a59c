/** The projector's view: the phones' content, larger, and the way in. No notes, no keys. */
import type { StageView } from "@/workshop/protocol/views";
import { answersOf, type AnswersByRound } from "@/workshop/room/answers-by-round";
import { withoutPhone } from "@/workshop/room/counted";
import { stagedPost } from "@/workshop/room/question-box";
import type { Post } from "@/model/room/question-box";
import type { Presence } from "@/workshop/room/presence";
import { isDimmed, type RoomState } from "@/workshop/room/state";
import { pageOf, stageMoment } from "@/workshop/room/stage-page";
import { seenIn, workshopInView } from "@/workshop/room/versions";
import { questionInFocus, faceOf, stepLocationOf, playOf, presentStep } from "@/workshop/views/face";
import { noWork, type WorkNow, workShown } from "@/workshop/views/worksheets/shown";
import { writtenIn } from "@/workshop/views/view-language";
import { notesToRead, wallOf } from "@/workshop/views/wall";
import { revealedResults, whyUnknown, trailOf } from "@/workshop/views/results";
import { sourcesOf } from "@/workshop/views/sources";

export interface JoinAddress {
  /** Host and port to type, without the scheme where it is http. */
  address: string;
  code: string;
  /** The full join link, as in the QR. */
  url: string;
  /** The title of the room, as its door says it. */
  room?: string;
}

/** In the languages that the trainer chose; what they lack is shown in the language of the workshop. */
export function stageView(
  whole: RoomState,
  board: AnswersByRound,
  presence: Presence,
  door: JoinAddress,
  posts: readonly Post[] = [],
  work: WorkNow = noWork,
): StageView {
  const [main = whole.workshop.language, second] = whole.stageLanguages;
  const state = seenIn(whole, main);
  const shown = shownOn(state);
  const results = revealedResults(state, board, shown.asked);
  const others = (room: RoomState) =>
    revealedResults(room, board, questionInFocus(room))?.options.map((o) => o.text);
  const staged = state.ended ? null : stagedPost(state.box, posts);
  const { asked: focus } = shown;
  const { activity } = presentStep(state);
  const shownWork = workShown(state, board, work);
  return {
    type: "stage",
    revision: state.revision,
    language: main,
    written: writtenIn(workshopInView(whole), main, { ...shown, title: "", place: null }),
    second: secondOf(second, [shown, others(state), shownWork], () => {
      const beside = seenIn(whole, second ?? main);
      return [shownOn(beside), others(beside), workShown(beside, board, work)];
    }),
    ...(state.workshop.theme && { theme: state.workshop.theme }),
    rehearsal: state.settings.rehearsal !== null,
    dim: isDimmed(state),
    ended: state.ended,
    locked: state.locked,
    door: hasDoor(state) ? { address: door.address, code: door.code, url: door.url } : null,
    ...shown,
    room: door.room ?? null,
    results,
    withheld: whyUnknown(board, focus),
    trail: state.ended ? [] : trailOf(state, board, activity, (r) => r.phase === "revealed"),
    play: playOf(state),
    pages: { at: stageMoment(state), page: pageOf(state) },
    wall: wallOf(state, board),
    notesToRead: notesToRead(state, board),
    work: shownWork,
    post: staged && { text: staged.text, support: staged.support },
    answered: focus ? answersOf(board, focus.question, focus.round).size : 0,
    here: presence.here + withoutPhone(state),
  };
}

/** The way in; after the end, the way back to one's certificate. */
const hasDoor = ({ locked, ended, settings }: RoomState): boolean =>
  ended ? settings.certificates : !locked;

const shownOn = (state: RoomState) => ({
  title: state.workshop.title,
  place: state.ended ? null : stepLocationOf(state),
  face: faceOf(state, "stage"),
  asked: state.ended ? null : questionInFocus(state),
  sources: sourcesOf(state, "stage"),
});

/**
 * Pairs the strings at the same places of two views, where they differ.
 * @param first what is shown, as plain data. @param second the same in the other language.
 */
function pairsOf(
  first: unknown,
  second: unknown,
  pairs: Record<string, string> = {},
): Record<string, string> {
  if (typeof first === "string") {
    if (typeof second === "string" && second !== first) pairs[first] = second;
  } else if (typeof first === "object" && first !== null && typeof second === "object" && second !== null) {
    for (const [key, inner] of Object.entries(first))
      pairsOf(inner, (second as Record<string, unknown>)[key], pairs);
  }
  return pairs;
}

/** The second language of the stage, or null where it shows one alone. */
const secondOf = (
  language: string | undefined,
  first: unknown,
  second: () => unknown,
): StageView["second"] => (language === undefined ? null : { language, texts: pairsOf(first, second()) });
