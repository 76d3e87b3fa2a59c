import { expect, it } from "vitest";
import { aboutPeopleWorkshop } from "@/tests/support/about-people";
import { sampleInput } from "@/tests/support/sample-report";
import { codebookOf } from "@/workshop/exports/codebook";
import { labelled } from "@/workshop/exports/labelled-answers";
import { statements } from "@/workshop/exports/xapi";

it("B-162 has what stands for small groups among the choices, in statements too", () => {
  const input = sampleInput({ workshop: aboutPeopleWorkshop });
  const answers = Array.from({ length: 5 }, (_, i) => ({
    person: `p${i}`,
    body: { choice: ["small-groups"] },
  }));
  const room = { ...input, rounds: [{ question: "work", round: 1, answers }] };
  const ids = ["police", "labour", "ngo", "court", "small-groups"];
  expect(
    codebookOf(room)[0]!
      .choices.filter((c) => c.id !== "other")
      .map((c) => c.id),
  ).toEqual(ids);
  const [first] = statements(
    room,
    labelled(room, (list) => [...list]),
    { home: "urn:x", newId: () => "1" },
  );
  expect(first!.result.response).toBe("small-groups");
  expect(first!.object.definition.choices!.map((c) => c.id)).toContain("small-groups");
});
