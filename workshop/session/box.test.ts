import { describe, expect, it } from "vitest";
import { PureRoom } from "@/tests/support/pure-room";
import { allPosts, freshBox, openPosts, stagedPost } from "@/workshop/session/box";

const posts = [
  { id: "post-aaaa", text: "One?", support: 0 },
  { id: "post-bbbb", text: "Two?", support: 2 },
];

describe("the question box (B-52)", () => {
  it("shows the room nothing before a trainer has read it, where it is moderated", () => {
    expect(openPosts(freshBox, posts)).toEqual([]);
    expect(openPosts({ ...freshBox, moderated: false }, posts)).toHaveLength(2);
    expect(allPosts(freshBox, posts).map((p) => [p.id, p.state])).toEqual([
      ["post-bbbb", "waiting"],
      ["post-aaaa", "waiting"],
    ]);
  });

  it("keeps what is answered or put off, and takes away what is hidden", () => {
    const room = new PureRoom();
    for (const [post, to] of [
      ["post-aaaa", "answered"],
      ["post-bbbb", "shown"],
    ] as const)
      room.do({ type: "sort-post", post, to });
    expect(openPosts(room.state.box, posts).map((p) => p.state)).toEqual(["shown", "answered"]);
    room.do({ type: "sort-post", post: "post-bbbb", to: "hidden" });
    expect(openPosts(room.state.box, posts).map((p) => p.id)).toEqual(["post-aaaa"]);
  });

  it("puts one question on the stage, lets the room see it, and takes it down when it is hidden or the room goes on", () => {
    const room = new PureRoom().go("hello").do({ type: "stage-post", post: "post-aaaa" });
    expect(stagedPost(room.state.box, posts)?.text).toBe("One?");
    expect(openPosts(room.state.box, posts)).toMatchObject([{ id: "post-aaaa", state: "shown" }]);
    expect(
      new PureRoom().do(
        { type: "stage-post", post: "post-aaaa" },
        { type: "sort-post", post: "post-aaaa", to: "hidden" },
      ).state.box.onStage,
    ).toBeNull();
    expect(room.go("poll").state.box.onStage).toBeNull();
  });

  it("is closed and opened by trainers", () => {
    const room = new PureRoom().do({ type: "box", open: false, moderated: true });
    expect(room.state.box.open).toBe(false);
    expect(room.try({ type: "box", open: false, moderated: true })).toMatchObject({ ok: true, changed: false });
  });
});
