/**
 * The question box: questions without names, and the trainers' decisions. Texts are stored apart from the
 * log, under ids made by phones; nothing says who asked or when. Pure.
 */
import type { Post, PostState, SeenPost } from "@/model/room/question-box";

export interface QuestionBoxState {
  open: boolean;
  /** Trainers read each question before the room does. */
  moderated: boolean;
  states: Record<string, PostState>;
  /** The question that the stage shows now. */
  onStage: string | null;
}

export const freshQuestionBox: QuestionBoxState = { open: true, moderated: true, states: {}, onStage: null };

/** The most questions of one person in one room. */
export const MAX_POSTS_PER_PERSON = 20;

/** The state of a question, by default where no trainer has decided. */
export const stateOfPost = (box: QuestionBoxState, id: string): PostState =>
  box.states[id] ?? (box.moderated ? "waiting" : "shown");

/** All questions, for trainers: most wanted first, else in the order of their random ids. */
export function allPosts(box: QuestionBoxState, posts: readonly Post[]): SeenPost[] {
  return posts.map((post) => ({ ...post, state: stateOfPost(box, post.id) })).sort(byWant);
}

export const openPosts = (box: QuestionBoxState, posts: readonly Post[]): SeenPost[] =>
  allPosts(box, posts).filter((post) => !isUnseen(post.state));

/** Trainers alone see it. */
export const isUnseen = (state: PostState): boolean => state === "hidden" || state === "waiting";

/** The question on the stage; null where there is none, or it may not be shown. */
export function stagedPost(box: QuestionBoxState, posts: readonly Post[]): Post | null {
  const post = posts.find((p) => p.id === box.onStage);
  return post && !isUnseen(stateOfPost(box, post.id)) ? post : null;
}

const byWant = (a: Post, b: Post): number => b.support - a.support || (a.id < b.id ? -1 : 1);
