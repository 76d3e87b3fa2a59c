import { describe, expect, it } from "vitest";
import { corrected } from "@/workshop/editor/merge-correction";
import type { DraftActivity } from "@/workshop/editor/draft";
import { schemaOf } from "@/workshop/editor/complete-draft";

const draft = (more: object = {}): DraftActivity => ({
  id: "work",
  kind: "poll",
  title: "Where we work",
  question: "Where do you wrok?",
  options: [
    { id: "police", text: "Police" },
    { id: "labour", text: "Labor inspection" },
  ],
  ...more,
});
/** As a room has it: with every default. */
const inRoom = (activity: DraftActivity) => schemaOf("poll").parse(activity) as unknown as DraftActivity;
const from = inRoom(draft());
const to: DraftActivity = { ...from, question: "Where do you work?" };

describe("a correction of the room in the workshop (E-69)", () => {
  it("changes what stands there as the room had it, and writes no defaults", () => {
    expect(corrected(from, to, draft())).toEqual({
      activity: draft({ question: "Where do you work?" }),
      left: [],
    });
  });

  it("leaves what somebody changed elsewhere in the same activity", () => {
    const options = [...(draft().options as object[]), { id: "ngo", text: "An NGO" }];
    const now = draft({ title: "Our work", options });
    const { activity, left } = corrected(from, to, now);
    expect(activity).toEqual({ ...now, question: "Where do you work?" });
    expect(left).toEqual([]);
  });

  it("leaves what somebody changed at the same place, and shows both", () => {
    const now = draft({ question: "Where are you employed?" });
    const { activity, left } = corrected(from, { ...to, title: "Work" }, now);
    expect(activity).toEqual({ ...now, title: "Work" });
    expect(left).toEqual([{ path: ["question"], a: "Where do you work?", b: "Where are you employed?" }]);
  });

  it("finds an entry of a list by its id, among others that were added or moved", () => {
    const [police, labour] = from.options as { id: string; text: string }[];
    const spelled = { ...from, options: [police, { ...labour, text: "Labour inspection" }] };
    const now = draft({ options: [{ id: "ngo", text: "An NGO" }, labour, police] });
    expect(corrected(from, spelled, now).activity.options).toEqual([
      { id: "ngo", text: "An NGO" },
      { ...labour, text: "Labour inspection" },
      police,
    ]);
    const without = draft({ options: [police, { id: "ngo", text: "An NGO" }] });
    expect(corrected(from, spelled, without)).toEqual({
      activity: without,
      left: [{ path: ["options", "labour", "text"], a: "Labour inspection", b: null }],
    });
  });

  it("adds an entry that the room got, where nobody changed the list", () => {
    const more = { ...from, options: [...(from.options as object[]), { id: "ngo", text: "An NGO" }] };
    const spelled = draft({
      options: [
        { id: "police", text: "The police" },
        { id: "labour", text: "Labor inspection" },
      ],
    });
    expect(corrected(from, more, spelled).activity.options).toEqual([
      { id: "police", text: "The police" },
      { id: "labour", text: "Labor inspection" },
      { id: "ngo", text: "An NGO" },
    ]);
  });

  it("keeps an entry that the room took away where somebody reworded it, and tells of it", () => {
    const [police, labour] = from.options as { id: string; text: string }[];
    const added = { id: "ngo", text: "An NGO" };
    const fewer = { ...from, options: [police, added] };
    const reworded = { ...labour, text: "Labour inspection" };
    expect(corrected(from, fewer, draft({ options: [police, reworded] }))).toEqual({
      activity: draft({ options: [police, reworded, added] }),
      left: [{ path: ["options", "labour", "text"], a: null, b: "Labour inspection" }],
    });
    expect(corrected(from, fewer, draft()).activity.options).toEqual([police, added]);
  });

  it("takes a field away that the room has no more", () => {
    const noted = inRoom(draft({ notes: "Ask why." }));
    expect(corrected(noted, from, draft({ notes: "Ask why." })).activity).toEqual(draft());
  });

  it("is done once, however often it is asked for", () => {
    const once = corrected(from, to, draft()).activity;
    expect(corrected(from, to, once)).toEqual({ activity: once, left: [] });
  });
});
