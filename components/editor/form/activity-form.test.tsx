import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { IntlProvider } from "use-intl";
import { editorFaces } from "@/activities/faces/editor";
import { kindNames } from "@/activities/kinds";
import { EditorFacesProvider } from "@/components/editor/face";
import { ActivityForm } from "@/components/editor/form/activity-form";
import { controlId } from "@/components/editor/form/form-context";
import { FilesProvider } from "@/components/editor/files/use-files";
import { messages } from "@/messages/load";
import { gapsIn } from "@/tests/support/draft-gaps";
import { blankDraft, type DraftActivity } from "@/workshop/editor/draft";
import { activityProblems } from "@/workshop/editor/problems";
import { emptyActivity, fromTemplate } from "@/workshop/editor/templates";

const blank = blankDraft("mine", "Mine");

/** The form as it is when a problem was chosen. */
function formAt(activity: DraftActivity, target: string | null, asked = true): string {
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <EditorFacesProvider value={editorFaces}>
        <FilesProvider workshop="mine">
          <ActivityForm
            activity={activity}
            workshop={{ ...blank, sessions: [{ ...blank.sessions[0]!, activities: [activity] }] }}
            problems={activityProblems(activity, [])}
            target={target}
            asked={asked}
            readOnly={false}
            onChange={() => undefined}
          />
        </FilesProvider>
      </EditorFacesProvider>
    </IntlProvider>,
  );
}

describe.each(kindNames)("the form of a %s", (kind) => {
  it("has a control for each thing that may be missing, which opens when chosen and says what it is (B-221)", () => {
    const seen = new Set<string>();
    for (const gap of gapsIn(fromTemplate(blank, kind)))
      for (const { path, sentence } of activityProblems(gap, [])) {
        if (seen.has(path + sentence)) continue;
        seen.add(path + sentence);
        const form = formAt(gap, path);
        const found = ["", "-problem"].filter((part) => form.includes(` id="${controlId(path)}${part}"`));
        expect([path, ...found]).toEqual([path, "", "-problem"]);
      }
    expect(seen.size).toBeGreaterThan(0);
  });

  it("says nothing of what is missing before a field was left (E-68)", () => {
    expect(formAt(emptyActivity(blank, kind), null, false)).not.toContain("-problem");
  });
});

it("ticks every mark that the key of a checklist accepts, whether it names one or several", () => {
  const list = fromTemplate(blank, "checklist");
  const [subject] = (list as unknown as { subjects: { id: string }[] }).subjects;
  const subjects = [{ ...subject!, key: { papers: "present", debt: ["present", "unknown"] } }];
  const form = formAt(
    { ...list, subjects } as unknown as DraftActivity,
    `${list.id}/subjects/${subject!.id}/key`,
  );
  const ticks = (item: string) => {
    const [, after] = form.split(` id="${controlId(`${list.id}/subjects/${subject!.id}/key/${item}`)}"`);
    const boxes = after!.match(/<input type="checkbox"[^>]*>/g)!.slice(0, 3);
    return boxes.map((box) => box.includes("checked"));
  };
  expect(ticks("papers")).toEqual([true, false, false]);
  expect(ticks("debt")).toEqual([true, false, true]);
});

it("has a setting only where it applies, or where something is set in it (E-73)", () => {
  const poll = fromTemplate(blank, "poll");
  const has = (field: string, set: object) =>
    formAt({ ...poll, ...set } as DraftActivity, null, false).includes(
      ` id="${controlId(`${poll.id}/${field}`)}"`,
    );
  expect([has("most", {}), has("most", { several: true }), has("most", { most: 3 })]).toEqual([
    false,
    true,
    true,
  ]);
  expect([has("otherText", { other: false }), has("otherText", { other: true })]).toEqual([false, true]);
  expect([has("several", {}), has("several", { aboutPeople: true })]).toEqual([true, false]);
});
