/** A stage says on how many pages it shows something; the console turns them, on every stage. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId, Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

describe("pages of the stage (B-183)", () => {
  it("are told by the stage that needs most, turned by the console, and gone with that stage", async () => {
    const room = await plenary.room(sampleWorkshop);
    const [trainer, wide, old] = await Promise.all([
      plenary.console(room),
      plenary.stage(room),
      plenary.stage(room),
    ]);
    await trainer.go("poll");
    const { at } = (await old.sees((view) => view.pages.at.startsWith("poll"))).pages;
    const says = (stage: typeof wide, count: number) =>
      stage.send({ type: "pages", id: newId(), at, of: count });
    expect(await says(wide, 1)).toMatchObject({ ok: true });
    expect(await says(old, 3)).toMatchObject({ ok: true });
    await trainer.sees((view) => view.pages?.of === 3);
    expect(await trainer.do({ type: "turn", to: 2 })).toMatchObject({ ok: true });
    await Promise.all([wide, old].map((stage) => stage.sees((view) => view.pages.page === 2)));
    expect((await trainer.sees((view) => view.pages?.page === 2)).pages).toEqual({ page: 2, of: 3 });
    old.socket.disconnect();
    await trainer.sees((view) => view.pages === null);
  });
});
