/** What the projector shows: the same content as the phones, larger, and who may join how. No notes, no keys. */
import type { StageView } from "@/workshop/protocol/down";
import { answersOf, type Board } from "@/workshop/session/board";
import { type Post, stagedPost } from "@/workshop/session/box";
import type { Presence } from "@/workshop/session/presence";
import type { RoomState } from "@/workshop/session/state";
import { askedOf, faceOf, placeOf, standing } from "@/workshop/views/face";
import { wallOf } from "@/workshop/views/wall";
import { revealedResults, trailOf } from "@/workshop/views/results";
import { sourcesOf } from "@/workshop/views/sources";

/** How people get in. */
export interface Door {
  /** Host and port to type, without the scheme where it is http. */
  address: string;
  code: string;
  /** The full join link, as in the QR. */
  url: string;
}

export function stageView(state: RoomState, board: Board, presence: Presence, door: Door, posts: readonly Post[] = []): StageView {
  const staged = state.ended ? null : stagedPost(state.box, posts);
  const asked = state.ended ? null : askedOf(state);
  const { activity } = standing(state);
  return {
    type: "stage",
    revision: state.revision,
    language: state.workshop.language,
    title: state.workshop.title,
    rehearsal: state.settings.rehearsal !== null,
    dim: state.stand.dim,
    ended: state.ended,
    locked: state.locked,
    door: state.locked || state.ended ? null : { address: door.address, code: door.code, url: door.url },
    place: state.ended ? null : placeOf(state),
    face: faceOf(state, "stage"),
    asked,
    results: revealedResults(state, board, asked),
    trail: state.ended ? [] : trailOf(state, board, activity, (r) => r.phase === "revealed"),
    wall: wallOf(state, board),
    post: staged && { text: staged.text, support: staged.support },
    sources: sourcesOf(state, "stage"),
    answered: asked ? answersOf(board, asked.question, asked.round).size : 0,
    here: presence.here,
  };
}
