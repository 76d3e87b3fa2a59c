import { describe, expect, it } from "vitest";
import { openSchema } from "@/activities/kinds/open/content";
import { textId } from "@/model/text/text-id";
import { consoleWall, roomWall } from "@/activities/kinds/open/wall";
import { PureRoom } from "@/tests/support/pure-room";
import type { CurationChange } from "@/model/activity/curation";

const open = (more: object = {}) =>
  openSchema.parse({ id: "thoughts", kind: "open", title: "Thoughts", question: "What?", ...more });
const texts = ["Safety", "A doctor", "An interpreter"];
const [safety, doctor, interpreter] = texts.map(textId) as [string, string, string];
const bodies = texts.map((text) => ({ texts: [text] }));

/** What trainers and the room see of it after these changes. */
function curated(changes: CurationChange[], more: object = {}) {
  const room = new PureRoom();
  for (const change of changes) room.do({ type: "curate", question: "thoughts", change });
  const desk = consoleWall(open(more), bodies, room.state.curation.thoughts!, {});
  const wall = roomWall(open(more), bodies, room.state.curation.thoughts!, {});
  const piles = wall.groups.map((g) => [g.id, g.label, g.texts.map((t) => t.text).sort()]);
  return { desk, wall, piles, state: Object.fromEntries(desk.texts.map((t) => [t.text, t.state])) };
}
const all: CurationChange = { do: "show", texts: [safety, doctor, interpreter] };
const care: CurationChange = { do: "group", group: "care", label: "Care", texts: [doctor] };
const rights: CurationChange = { do: "group", group: "rights", label: "Rights", texts: [interpreter] };

describe("what a trainer makes of the texts of a room (B-50)", () => {
  it("takes a text back that was let through, and leaves the others on the wall", () => {
    const { state, wall } = curated([all, { do: "wait", texts: [safety] }]);
    expect(state).toEqual({ Safety: "waiting", "A doctor": "shown", "An interpreter": "shown" });
    expect(wall.texts.map((t) => t.text)).not.toContain("Safety");
  });

  it("lets a hidden text wait again, and leaves the others hidden", () => {
    const { state } = curated([
      { do: "hide", texts: [safety, doctor] },
      { do: "wait", texts: [safety] },
    ]);
    expect(state).toEqual({ Safety: "waiting", "A doctor": "hidden", "An interpreter": "waiting" });
  });

  it("shows a hidden text again once it is let through", () => {
    const { state } = curated([{ do: "hide", texts: [safety] }, all]);
    expect(state.Safety).toBe("shown");
  });

  it("puts a text on a pile that is there, with those that lie on it, and leaves the other piles", () => {
    const { piles } = curated([all, care, rights, { ...care, texts: [safety] }]);
    expect(piles).toEqual([
      ["care", "Care", ["A doctor", "Safety"]],
      ["rights", "Rights", ["An interpreter"]],
    ]);
  });

  it("gives one pile another label, and keeps its texts", () => {
    const { piles, desk } = curated([all, care, rights, { do: "label", group: "care", label: "Health" }]);
    expect(piles).toEqual([
      ["care", "Health", ["A doctor"]],
      ["rights", "Rights", ["An interpreter"]],
    ]);
    expect(desk.groups).toEqual([
      { id: "care", label: "Health" },
      { id: "rights", label: "Rights" },
    ]);
  });

  it("draws the texts as a cloud or as a wall, whatever was authored, and keeps what was let through", () => {
    const { wall } = curated([all, { do: "as", as: "cloud" }]);
    expect([wall.as, wall.texts.length]).toEqual(["cloud", 3]);
    expect(
      curated(
        [
          { do: "as", as: "cloud" },
          { do: "as", as: "wall" },
        ],
        { show: "cloud" },
      ).wall.as,
    ).toBe("wall");
    expect(curated([all], { show: "cloud" }).wall.as).toBe("cloud");
  });
});
