import { describe, expect, it } from "vitest";
import { activitySchema } from "@/activities/kinds";
import { quickActivity, quickKinds, quickPlace } from "@/components/console/panels/quick";
import { stepNeighbours } from "@/components/console/steps";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { consoleContext, PureRoom, ROOM } from "@/tests/support/pure-room";
import { templates } from "@/workshop/editor/templates";
import { unitsOf } from "@/workshop/room/agenda/agenda";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { agendaMessage, planMessage } from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";

const words = { yes: "Yes", no: "No", low: "Not at all", high: "Completely", agree: "How far do you agree?" };

describe("a quick question", () => {
  it.each(quickKinds)("of the kind %s is an activity that the workshop takes", (kind) => {
    const activity = quickActivity(kind, "Are we going too fast?\nYes\nNo\nJust right", "quick-1", words);
    expect(activitySchema.safeParse(activity).error).toBeUndefined();
  });

  it("waits for a question, and a poll for two answers", () => {
    expect(quickActivity("yesNo", "  ", "quick-1", words)).toBeNull();
    expect(quickActivity("poll", "Which?\nOnly one", "quick-1", words)).toBeNull();
  });

  it("has a short title for the run sheet, whatever is asked", () => {
    expect(
      String(quickActivity("open", "word ".repeat(60), "quick-1", words)?.title).length,
    ).toBeLessThanOrEqual(60);
  });
});

describe("the place of a quick question (B-158)", () => {
  const room = (...go: string[]) =>
    go.reduce(
      (one, step) => one.go(step),
      new PureRoom(freshState(ROOM, agendaWorkshop, settingsSchema.parse({ agenda: "two-days" }))),
    );
  const secondDay = (...go: string[]) =>
    go.reduce(
      (one, step) => one.go(step),
      room("a1", "a2", "a3", "@d1-lunch", "b1", "b2").do(
        { type: "end-day" },
        { type: "start-day", day: "day-2", planned: null },
      ),
    );
  /** The room after a question was asked from its console, and the console's plan and agenda. */
  const asked = (one: PureRoom, now: boolean) => {
    const place = quickPlace(planMessage(one.state, "trainer"), one.state.agenda, one.state.position.step)!;
    const activity = { ...templates.poll, id: "quick" };
    one.do({
      type: "amend",
      change: { do: "insert", ...place, activity, ...(now && { aside: true as const }) },
    });
    return one;
  };
  const units = ({ state }: PureRoom) => state.agenda.days.map((d) => d.slots.flatMap(unitsOf).join(" "));
  const nextOf = ({ state, board }: PureRoom) =>
    stepNeighbours(
      planMessage(state, "trainer"),
      consoleView(state, board, consoleContext),
      agendaMessage(state).agenda,
    ).next?.id;

  it.each([
    ["the waiting room", room(), "@d1-open quick a1 a2 a3 @d1-lunch b1 b2", "@d1-open"],
    ["an activity", room("a1", "a2"), "@d1-open a1 a2 quick a3 @d1-lunch b1 b2", "a2"],
    ["a break", room("a3", "@d1-lunch"), "@d1-open a1 a2 a3 @d1-lunch quick b1 b2", "@d1-lunch"],
  ])("is behind %s of the first day, and Next leads back there", (_, one, day, back) => {
    asked(one, true);
    expect(units(one)).toEqual([day, "b3 @d2-close"]);
    one.go("quick");
    expect(nextOf(one)).toBe(back);
  });

  it.each([
    ["the waiting room", secondDay(), "quick b3 @d2-close", "b3"],
    ["an activity", secondDay("b3"), "b3 quick @d2-close", "b3"],
    ["a break", secondDay("b3", "@d2-close"), "b3 quick @d2-close", "@d2-close"],
  ])("is behind %s of the second day, or last before it, and Next leads back there", (_, one, day, back) => {
    asked(one, true);
    expect(units(one)).toEqual(["@d1-open a1 a2 a3 @d1-lunch b1 b2", day]);
    const ids = one.state.workshop.sessions[1]!.activities.map((a) => a.id);
    expect(ids.filter((id) => id !== "quick")).toEqual(["b1", "b2", "b3"]);
    expect(ids.indexOf("quick")).toBe(day.startsWith("quick") ? 2 : 3);
    one.go("quick");
    expect(nextOf(one)).toBe(back);
  });

  it("is what comes next where it is kept for then, also behind a break and in the waiting room", () => {
    expect(nextOf(asked(room("a3", "@d1-lunch"), false))).toBe("quick");
    expect(nextOf(asked(secondDay(), false))).toBe("quick");
    expect(nextOf(asked(room("a2"), false))).toBe("quick");
  });

  it("leaves out what is skipped", () => {
    const one = room("a3", "@d1-lunch").do({
      type: "agenda",
      change: { do: "skip", activity: "b1", on: true },
    });
    expect(units(asked(one, true))[0]).toBe("@d1-open a1 a2 a3 @d1-lunch b1 quick b2");
  });

  it("is that of the first session where the days are over", () => {
    const over = secondDay().do({ type: "end-day" });
    over.state = { ...over.state, position: { ...over.state.position, step: null } };
    expect(quickPlace(planMessage(over.state, "trainer"), over.state.agenda, null)).toEqual({
      session: "one",
      after: null,
    });
  });
});
