import { describe, expect, it } from "vitest";
import { PureRoom, ROOM, verdict } from "@/tests/support/pure-room";
import { trueOrFalse } from "@/tests/support/true-or-false";
import { workshopSchema } from "@/workshop/content/workshop";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const workshop = workshopSchema.parse({
  id: "tests",
  language: "en",
  title: "Two tests",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First",
      minutes: 60,
      activities: [
        trueOrFalse("before", ["a"], { test: true }),
        trueOrFalse("after", ["a"], { test: true, after: "before" }),
      ],
    },
  ],
});

describe("results of a test are kept back (B-60)", () => {
  it("not for ever: a test after that was finished without being asked is not waited for", () => {
    const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({})));
    room.go("before").open("before").close("before");
    const reveals = () => verdict(room.try({ type: "reveal", question: "before", round: 1 }));
    expect(reveals()).toBe("test-runs");
    room.do({ type: "finish", activity: "after" });
    expect(reveals()).toBe("ok");
  });
});
