import { describe, expect, it } from "vitest";
import { PureRoom, ROOM, verdict } from "@/tests/support/pure-room";
import { workshopSchema } from "@/workshop/content/workshop";
import { freshState, settingsSchema } from "@/workshop/session/state";

const test = (id: string, more: object = {}) => ({
  id,
  kind: "quiz",
  title: `Test ${id}`,
  question: "True or false?",
  options: [
    { id: "true", text: "True" },
    { id: "false", text: "False" },
  ],
  items: [{ id: "a", text: "Is it so?", key: { accepted: ["true"], reason: "It is." } }],
  test: true,
  ...more,
});
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
      activities: [test("before"), test("after", { after: "before" })],
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
