/** Three groups present, hang their sheets and are compared, led from the console with buttons and with keys. */
import type { Page } from "playwright";
import { DOUBLE_CLICK_MS } from "@/components/ui/double-click";
import { expect, type House, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { groupsThatWrote } from "@/tests/support/groups-that-wrote";
import { looks } from "@/tests/support/looks";
import { newId } from "@/tests/support/plenary";
import { jump, press } from "@/tests/support/steps";
import { sheetsWorkshop } from "@/tests/support/worksheets/contents";

const wrote = (alias: string, ...measures: string[]) => ({
  alias,
  cells: {
    ...Object.fromEntries(measures.map((text, row) => [`government/r${row + 1}/what`, text])),
    "joint/r1/what": "A protocol for first contact",
  },
});

/** Three groups of one wrote their sheets, which are closed now; the trainer is at the console. */
async function sheetsWritten(house: House) {
  const { room, trainer: ada } = await house.open(sheetsWorkshop);
  /** The same trainer by a bare socket, for what other tests press. */
  const trainer = await house.plenary.console(room);
  const writers = await groupsThatWrote(house.plenary, room, trainer, "scenario", [
    wrote("Ana", "Share one list of shelters", "Train officers together"),
    wrote("Budi", "One shared list of shelters", "Open a hotline"),
    wrote("Chan", "Visit recruiters in pairs", "Pay for interpreters"),
  ]);
  await trainer.do({ type: "draw-seats", group: null });
  await trainer.sees((v) => (v.work?.groups ?? []).every((g) => g.lastAt !== null && g.done > 0));
  await trainer.do({ type: "freeze-work", activity: "scenario" });
  return { room, ada, trainer, writers };
}

const nowIn = (ada: Page) => ada.getByRole("region", { name: "Now", exact: true });

test("a trainer who leads presentations (G-151, G-152)", async ({ house, step }) => {
  const { room, ada, trainer, writers } = await sheetsWritten(house);
  const stage = await house.stage(room, sizes.oldProjector);
  const live = nowIn(ada);
  const onStage = (group: number) => live.getByRole("region", { name: `Group ${group} on the stage` });
  const next = ada.locator('[data-verb="next"]');
  const rows = async () =>
    (
      await live
        .getByRole("region", { name: "Order of the groups" })
        .getByRole("listitem")
        .locator("b")
        .allTextContents()
    ).map((text) => text.trim());

  await step(
    "finds the stops of the worksheet in the run sheet, and the first group on the button",
    async () => {
      await jump(ada, "Groups present (Different priorities)");
      await next.filter({ hasText: "Present Group 1" }).waitFor();
      expect(await axe(ada)).toEqual([]);
    },
  );

  await step("puts groups in another order with keys and by hand", async () => {
    await live.getByRole("button", { name: "Move Group 1 down" }).focus();
    await ada.keyboard.press("Enter");
    await expect.poll(rows).toEqual(["Group 2", "Group 1", "Group 3"]);
    const handle = live.locator("[data-place='1'] i");
    await handle.hover();
    const target = await live.locator("[data-place='0']").boundingBox();
    await ada.mouse.down();
    await ada.mouse.move(target!.x + 60, target!.y + 10, { steps: 6 });
    await ada.mouse.up();
    await expect.poll(rows).toEqual(["Group 1", "Group 2", "Group 3"]);
  });

  await step(
    "calls groups and turns cards with Next, back with Back, and opens “same for us” with the first",
    async () => {
      await press(ada, "next");
      await onStage(1).getByText("Card 1 of 2").waitFor();
      await stage.getByText("Share one list of shelters").first().waitFor();
      await trainer.sees((v) => v.asked?.phase === "open");
      await next.filter({ hasText: "Next card" }).waitFor();
      await ada.waitForTimeout(DOUBLE_CLICK_MS + 50);
      await ada.locator("body").press("PageDown");
      await onStage(1).getByText("Card 2 of 2").waitFor();
      await next.filter({ hasText: "Present Group 2" }).waitFor();
      await press(ada, "back");
      await onStage(1).getByText("Card 1 of 2").waitFor();
      await ada.locator('[data-verb="back"]').filter({ hasText: "Stop presenting" }).waitFor();
    },
  );

  await step("blacks out a word with one press, and takes it back", async () => {
    await onStage(1).getByRole("button", { name: "Share", exact: true }).first().click();
    await stage.getByText("blacked out").waitFor();
    await onStage(1).getByRole("button", { name: "Show the black word again" }).click();
    await stage.getByText("Share one list of shelters", { exact: true }).waitFor();
  });

  await step("is told what an earlier group said, and greys it with one press", async () => {
    await live.getByRole("button", { name: "Present Group 2" }).click();
    await onStage(2).getByText("Group 1 said something like this:").first().waitFor();
    await onStage(2).getByRole("button", { name: "Mark as said before" }).first().click();
    await onStage(2)
      .getByRole("button", { name: /^Said before: One shared list/ })
      .and(ada.locator('[aria-pressed="true"]'))
      .waitFor();
    expect(await axe(ada)).toEqual([]);
    await looks(ada, "present-1440");
  });

  await step("lets somebody else speak where a phone is gone", async () => {
    await onStage(2)
      .getByText(/speaks\./)
      .waitFor();
    const { alias, cookie, phone } = writers[1]!;
    const gone = onStage(2).getByText(`The phone of ${alias} is not connected.`);
    phone.phone.stop();
    await gone.waitFor();
    expect(await axe(ada)).toEqual([]);
    await onStage(2).getByRole("button", { name: "Somebody else speaks" }).click();
    await onStage(2).getByRole("button", { name: "Pick a rapporteur" }).click();
    await ada.getByText("Nobody is here for this right now.").waitFor();
    await house.plenary.phone(room, cookie);
    await gone.waitFor({ state: "detached" });
  });
});

test("a trainer at the gallery (G-87) hides a remark and shows it again, and begins and ends a walk", async ({
  house,
}) => {
  const { ada, writers } = await sheetsWritten(house);
  const live = nowIn(ada);
  await jump(ada, "Gallery (Different priorities)");
  const sheet = { activity: "scenario", group: writers[0]!.group };
  const remark = { type: "remark", id: newId(), sheet, kind: "comment", text: "Who pays?" };
  expect(await writers[1]!.phone.phone.send(remark)).toMatchObject({ ok: true });
  await live.getByRole("button", { name: "Hide the remark: Who pays?" }).click();
  await live.getByRole("button", { name: "Show the remark: Who pays?" }).click();
  await live.getByRole("button", { name: "Hide the remark: Who pays?" }).waitFor();
  await live.getByRole("button", { name: "Begin the walk" }).click();
  await live.getByRole("button", { name: "End the walk" }).click();
  await live.getByRole("button", { name: "Begin the walk" }).waitFor();
  expect(await axe(ada)).toEqual([]);
  await looks(ada, "gallery-1440");
});

test("a trainer at the board (G-154) says which entries are the same and parts them again, and sees whom to ask", async ({
  house,
}) => {
  const { ada } = await sheetsWritten(house);
  const live = nowIn(ada);
  await jump(ada, "Side by side (Different priorities)");
  const same = live.getByRole("region", { name: "The same?" });
  const one = same
    .getByRole("listitem")
    .filter({ hasText: "One shared list of shelters" })
    .filter({ has: ada.getByRole("button", { name: "Merge" }) });
  await one.getByRole("button", { name: "Merge" }).click();
  await one.waitFor({ state: "detached" });
  await live
    .getByRole("region", { name: "To ask the groups" })
    .getByText("no owner and no date yet")
    .first()
    .waitFor();
  expect(await axe(ada)).toEqual([]);
  await looks(ada, "board-1440");
  await same.getByText(/merged$/).click();
  await same
    .getByRole("listitem")
    .filter({ hasText: "One shared list of shelters" })
    .getByRole("button", { name: "Separate again" })
    .click();
  await one.waitFor();
  await live.getByRole("combobox", { name: "Show" }).selectOption({ label: "Group 3" });
  await one.waitFor({ state: "detached" });
});

test("a trainer of presentations, gallery and board can do all of it on a phone", async ({ house }) => {
  const { ada, trainer, writers } = await sheetsWritten(house);
  const live = nowIn(ada);
  await trainer.go("scenario/present");
  await trainer.openRound("scenario/present");
  await trainer.do({ type: "present", activity: "scenario", group: writers[1]!.group });
  await ada.setViewportSize(sizes.phone.viewport);
  for (const [stop, name, desk] of [
    ["Groups present", "present", live.getByRole("region", { name: "Group 2 on the stage" })],
    ["Gallery", "gallery", live.getByRole("button", { name: "Begin the walk" })],
    ["Side by side", "board", live.getByRole("region", { name: "The same?" })],
  ] as const) {
    await trainer.go(`scenario/${name}`);
    await ada.getByRole("button", { name: "Now", exact: true }).click();
    await ada.locator('[aria-current="step"]').filter({ hasText: stop }).waitFor({ state: "attached" });
    await desk.waitFor();
    await looks(ada, `${name}-390`);
    expect(await ada.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
});
