import { describe, expect, it } from "vitest";
import { People } from "@/components/console/people/people";
import { sampleGroups } from "@/tests/support/console-samples";
import { drawn, words } from "@/tests/support/drawn-console";
import type { SeenPost } from "@/model/room/question-box";

const post = (id: string, state: SeenPost["state"]): SeenPost => ({
  id,
  text: "Who pays?",
  support: 0,
  state,
});
const box = {
  open: true,
  moderated: true,
  onStage: null,
  posts: [post("a", "waiting"), post("b", "waiting"), post("c", "later")],
};
const waiting = { count: 3, people: [{ id: "p", alias: "Mali" }] };
const tabsIn = (page: string) => (page.match(/<button[^>]*role="tab".*?<\/button>/g) ?? []).map(words);

describe("the tabs beside the room (B-270)", () => {
  it("say how much waits in each, also in words, and turn to none by themselves", () => {
    const page = drawn(<People />, { box, waiting, groups: sampleGroups() });
    expect(tabsIn(page)).toEqual([
      "Questions 2 2 new",
      "People",
      "Groups 1 1 group calls you",
      "Access 3 3 people wait",
    ]);
    expect(page).toMatch(/aria-selected="true"[^>]*>Questions/);
  });

  it("have no number where nothing waits", () => {
    expect(tabsIn(drawn(<People />, {}))).toEqual(["Questions", "People", "Groups", "Access"]);
  });

  it("are for trainers: a presenter sees the people alone, and after the end questions are left", () => {
    expect(tabsIn(drawn(<People />, { box, waiting }, { role: "presenter" }))).toEqual([]);
    expect(tabsIn(drawn(<People />, { box, ended: true }))).toEqual(["Questions", "People"]);
    expect(tabsIn(drawn(<People />, { ended: true }))).toEqual([]);
  });
});
