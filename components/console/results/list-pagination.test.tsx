/** B-235: a console says which piece of a long list it shows, and how many lie elsewhere. */
import { expect, it } from "vitest";
import { ChoiceResults } from "@/components/console/results/choice-results";
import { People } from "@/components/console/people/people";
import { Questions } from "@/components/console/people/questions";
import { REASONS } from "@/model/debrief/given-reasons";
import { askedNow } from "@/tests/support/console-samples";
import { drawn, words } from "@/tests/support/drawn-console";
import type { SeenPost } from "@/model/room/question-box";

const posts: SeenPost[] = [{ id: "p", text: "Who pays?", support: 0, state: "waiting" }];
const box = { open: true, moderated: true, onStage: null, posts };

it("has a way to the pieces before and after, with all that wait", () => {
  const page = drawn(<People />, {
    box: { ...box, piece: { list: "box", from: 200, of: 450, waiting: 312 } },
  });
  expect(words(page)).toContain("312 new");
  expect(words(page)).toContain("201 to 400 of 450 Previous Next");
  expect(page).not.toContain('aria-disabled="true"');
});

it("leads no further than its ends, and nowhere from a list that is whole", () => {
  const page = drawn(<Questions />, {
    box: { ...box, piece: { list: "box", from: 400, of: 450, waiting: 0 } },
  });
  expect(words(page)).toContain("401 to 450 of 450 Previous Next");
  expect(page.match(/aria-disabled="true"/g)).toHaveLength(1);
  expect(drawn(<Questions />, { box })).not.toContain("<nav");
});

it("counts reasons that it does not list, and says where they are", () => {
  const results = {
    round: 1,
    answered: 3,
    passed: 0,
    options: [],
    marks: {},
    others: [],
    kept: {},
    texts: { [REASONS]: ["Because"] },
    more: { others: 0, texts: { [REASONS]: 249 } },
    live: false,
  };
  const page = words(drawn(<ChoiceResults asked={askedNow("closed")} results={results} language="en" />, {}));
  expect(page).toContain("Why: 250 people wrote");
  expect(page).toContain("249 more are in the debrief");
});
