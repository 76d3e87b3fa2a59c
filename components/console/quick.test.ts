import { describe, expect, it } from "vitest";
import { activitySchema } from "@/activities/kinds";
import { quickActivity, quickKinds } from "@/components/console/quick";

const words = { yes: "Yes", no: "No", low: "Not at all", high: "Completely", agree: "How far do you agree?" };

describe("a question on the fly", () => {
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
