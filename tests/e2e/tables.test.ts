/** Two tables of three phones, one of which sees it otherwise, and two people without a phone at the second. */
import { expect, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { press } from "@/tests/support/steps";

const names = ["Ann", "Ben", "Cho", "Dao", "Eve", "Fay"];

test("tables answer together, and people beside them (H-50 to H-54)", async ({ house, step }) => {
  const room = await house.room(sampleWorkshop);
  const door = `/j/${room.token}`;
  const desk = await house.plenary.console(room);
  const phones = await Promise.all(
    names.map(async (name, i) => {
      const page = await house.phone(door, i === 1 ? sizes.smallPhone : sizes.phone, name);
      await page.locator("#status", { hasText: "Connected" }).waitFor();
      return page;
    }),
  );
  const [ann, ben, cho, dao, eve, fay] = phones as [
    (typeof phones)[0],
    (typeof phones)[0],
    (typeof phones)[0],
    (typeof phones)[0],
    (typeof phones)[0],
    (typeof phones)[0],
  ];
  await desk.sees((v) => v.people.length === 6);
  const id = (alias: string) => desk.view.people.find((p) => p.alias === alias)!.id;
  await desk.do({
    type: "list-groups",
    groups: [
      { name: "Harbour", people: ["Ann", "Ben", "Cho"].map(id) },
      { name: "Border", people: ["Dao", "Eve", "Fay"].map(id) },
    ],
  });
  for (const name of ["Omar", "Noor"]) await desk.do({ type: "add-guest", group: "g1-2", name });
  await desk.go("poll");
  const [trainer, stage] = await Promise.all([house.signedIn(room.trainer, sizes.laptop), house.stage(room)]);
  await trainer.goto(house.venue.at(`/console/${room.id}`));

  await step("the console opens the question for tables (H-50)", async () => {
    await trainer.getByRole("button", { name: "Time limit and reading time" }).click();
    await trainer.getByText("Tables, one answer each").click();
    await trainer.getByRole("button", { name: "Open answers" }).first().click();
    for (const phone of phones) await phone.getByText("Your table gives one answer together.").waitFor();
  });

  const choose = async (page: (typeof phones)[0], option: string) => {
    await page.getByText(option, { exact: true }).last().click();
    await page.locator("#view button[type=submit]").first().click();
  };
  const proposeMine = (page: (typeof phones)[0]) =>
    page.getByRole("button", { name: "Propose my answer" }).click();
  const agree = (page: (typeof phones)[0]) =>
    page.getByRole("button", { name: "Agree", exact: true }).click();

  await step("one proposes, one agrees, one sees it otherwise (H-51)", async () => {
    await choose(ann, "Red");
    await proposeMine(ann);
    await ben.getByText("1 of 3 have answered").waitFor();
    expect(await axe(ben)).toEqual([]);
    await agree(ben);
    await choose(cho, "Blue");
    await cho.getByText("2 of 3 agree, 1 sees it otherwise Your table’s answer counts.").waitFor();
    await expect(ben.getByText("✓ You agree")).toBeVisible();
    await expect(ben.locator('#view input[value="red"]')).toBeChecked();
    const { wide, inner } = await ben.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      inner: innerWidth,
    }));
    expect(wide).toBeLessThanOrEqual(inner);
  });

  await step("one speaks for two without a phone (H-52)", async () => {
    await choose(dao, "Blue");
    await expect(dao.getByLabel("People here without a phone, for whom you answer")).toHaveValue("2");
    await proposeMine(dao);
    await eve.getByText("Also for 2 people without a phone").waitFor();
    await agree(eve);
    await agree(fay);
    await fay.getByText("3 of 3 agree").waitFor();
  });

  await step("stage, console and phones say tables and people apart (H-53)", async () => {
    await press(trainer, "close");
    await press(trainer, "reveal");
    const line = "2 of 2 tables (Blue 1, Red 1) · 8 of 8 people · 2 of them spoken for";
    await stage.getByText(line).waitFor();
    await trainer.getByText(line).first().waitFor();
    await ann.getByText(line).first().waitFor();
    for (const page of [stage, ...phones])
      expect(await page.locator("body").textContent()).not.toMatch(/Red.*Harbour/);
  });
});
