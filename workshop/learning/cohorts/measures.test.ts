import { expect, it } from "vitest";
import { guide } from "@/tests/support/guide";
import { sampleInput } from "@/tests/support/sample-report";
import { inLanguage, missingTexts } from "@/workshop/content/texts";
import { debriefOf } from "@/workshop/debrief/debrief";
import { measuresOf } from "@/workshop/learning/cohorts/compare";

it("X-44, L-31: questions are known by their first wording and named in the reader's language", () => {
  const input = sampleInput({ workshop: guide });
  const debrief = debriefOf(input);
  const arabic = inLanguage(guide, "ar");
  expect(arabic).not.toBe(guide);
  const [written, read] = [
    measuresOf(debrief),
    measuresOf(debrief, debriefOf({ ...input, workshop: arabic })),
  ];
  expect(written.length).toBeGreaterThan(10);
  expect(read.map((m) => m.fingerprint)).toEqual(written.map((m) => m.fingerprint));
  expect(read.map((m) => m.of)).toEqual(written.map((m) => m.of));
  // An activity that is not translated yet shows its original.
  const original = new Set(missingTexts(guide, "ar").map((path) => path.split("/")[0]));
  const translated = read.filter(({ place }) => !original.has(place.split("/")[0]));
  expect(translated.length).toBeGreaterThan(10);
  for (const { activity, label } of translated) expect(activity + label).toMatch(/\p{sc=Arabic}/u);
});
