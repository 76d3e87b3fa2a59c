/**
 * The question box: what people ask without a name at any time, and what trainers made of it. Pure. The texts are
 * stored apart from the room's log, under the ids that phones made; nothing says who asked or when.
 */

import type { Control } from "@/workshop/protocol/up";
import type { Changed } from "@/workshop/session/effects";

/** waiting: nobody but trainers reads it; shown: on every phone; later: kept for another time; hidden: kept off. */
export const postStates = ["waiting", "shown", "answered", "later", "hidden"] as const;
export type PostState = (typeof postStates)[number];

/** What the room's state knows of the box. */
export interface Box {
  /** Takes questions. */
  open: boolean;
  /** Trainers read each question before the room does. */
  moderated: boolean;
  states: Record<string, PostState>;
  /** The question that the stage shows now. */
  onStage: string | null;
}

export const freshBox: Box = { open: true, moderated: true, states: {}, onStage: null };

/** Characters of one question. */
export const POST_LENGTH = 300;
/** The most questions of one person in one room. */
export const POSTS_EACH = 20;

export interface Post {
  id: string;
  text: string;
  /** People who want it answered too. */
  support: number;
}

export interface SeenPost extends Post {
  state: PostState;
}

/** How the box treats a question that nobody has decided on. */
export const stateOfPost = (box: Box, id: string): PostState =>
  box.states[id] ?? (box.moderated ? "waiting" : "shown");

/** What trainers see: all of it, most wanted first, else in the order of ids, which are random. */
export function allPosts(box: Box, posts: readonly Post[]): SeenPost[] {
  return posts.map((post) => ({ ...post, state: stateOfPost(box, post.id) })).sort(byWant);
}

/** What every phone may see. */
export const openPosts = (box: Box, posts: readonly Post[]): SeenPost[] =>
  allPosts(box, posts).filter((post) => !unseen(post.state));

/** Trainers alone see it. */
const unseen = (state: PostState): boolean => state === "hidden" || state === "waiting";

/** The question on the stage; null where there is none, or it may not be shown. */
export function stagedPost(box: Box, posts: readonly Post[]): Post | null {
  const post = posts.find((p) => p.id === box.onStage);
  return post && !unseen(stateOfPost(box, post.id)) ? post : null;
}

const byWant = (a: Post, b: Post): number => b.support - a.support || (a.id < b.id ? -1 : 1);

/** What a trainer does with the box and its questions. Called by `apply` alone. */
export function changeBox(
  box: Box,
  command: Extract<Control, { type: "box" | "sort-post" | "stage-post" }>,
): Changed {
  switch (command.type) {
    case "box": {
      const { open: takes, moderated } = command;
      return box.open === takes && box.moderated === moderated
        ? null
        : { change: { box: { ...box, open: takes, moderated } } };
    }
    case "sort-post": {
      const { post, to } = command;
      if (box.states[post] === to) return null;
      const onStage = unseen(to) && box.onStage === post ? null : box.onStage;
      return { change: { box: { ...box, onStage, states: { ...box.states, [post]: to } } } };
    }
    case "stage-post": {
      const { post } = command;
      if (box.onStage === post) return null;
      const kept = post && box.states[post];
      const hidden = kept === undefined || kept === "waiting" || kept === "hidden";
      const states = post && hidden ? { ...box.states, [post]: "shown" as const } : box.states;
      return { change: { box: { ...box, onStage: post, states } } };
    }
  }
}
