/** Pins the views of every role in a scripted run of the guide and of each kind. */
import { afterAll, beforeAll, it } from "vitest";
import { fixChance, freeChance } from "@/tests/golden/chance";
import { Run } from "@/tests/golden/run";
import { missing, pieces, settle } from "@/tests/golden/settle";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { describeNeeding } from "@/tests/support/needing";
import { START } from "@/tests/support/pure-room";

beforeAll(() => fixChance(START));
afterAll(freeChance);

describeNeeding(missing)("the outside is what it was", () => {
  it("for every role at every step of the guide, and of one activity of every kind", async () => {
    const [views, phones, faces] = [pieces("views"), pieces("phones"), pieces("faces")];
    const run = new Run(views, phones, faces);
    await run.of(everyKind, "every kind: ");
    await run.of(guide, "");
    settle({ views, phones, faces });
  });
});
