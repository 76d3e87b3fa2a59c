import { describe, expect, it } from "vitest";
import type { Activity } from "@/activities/kinds";
import EditPanel from "@/app/console/edit-panel";
import { messages } from "@/messages/load";
import type { ConsoleContext } from "@/components/console/console-context";
import { silentConsole, drawnIn } from "@/tests/support/drawn-console";
import { everyKind } from "@/tests/support/every-kind";
import { consoleContext, newRoom } from "@/tests/support/pure-room";
import { agendaMessage, planMessage, presentMessage } from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";

/** The panel in a console that stands at this activity, as the routes put it together. */
function panelAt(activity: Activity): string {
  const state = { ...newRoom(), workshop: everyKind };
  const shown = silentConsole({
    plan: planMessage(state, "trainer"),
    view: { ...consoleView(state, new Map(), consoleContext), assets: {} } as ConsoleContext["view"],
    agenda: agendaMessage(state),
    present: presentMessage(activity).present,
  });
  return drawnIn(shown, <EditPanel onClose={() => {}} />);
}

const activities = everyKind.sessions.flatMap((s) => s.activities);

describe("the form in which a console changes what is present", () => {
  it.each(activities)("can be drawn for a $kind", (activity) => {
    expect(panelAt(activity)).toContain(activity.title);
  });

  it("shows the file of a slide or a film, which can be left out, and offers no other", () => {
    const slide = activities.find((a) => a.kind === "slide")!;
    const form = panelAt({ ...slide, picture: { file: "harbour.webp", alt: "A harbour", full: false } });
    expect(form).toContain("harbour.webp");
    expect(form).toContain(`>${messages.files.leaveOut}<`);
    expect(form).not.toContain(`>${messages.files.change}<`);
    expect(form).not.toContain(messages.files.notThere);
  });
});
