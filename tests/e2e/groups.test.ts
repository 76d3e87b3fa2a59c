/**
 * Session 9 with ten phones in three groups: form, write together, lose a phone, move, speak, say what is
 * new, give dots, freeze, open again.
 */
import type { Page } from "playwright";
import { expect, sizes, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { cell, inGroup, writes } from "@/tests/support/group-steps";
import { jump, press, pressLine, read, saved, shows, turnTo, unfoldAll } from "@/tests/support/steps";

const names = ["Amina", "Bo", "Chan", "Dewi", "Eko", "Farid", "Gita", "Hana", "Ines", "สมชาย"];
const away = /ERR_INTERNET_DISCONNECTED|WebSocket/;
const what = (side: string, row: string) => `${side}/${row}/what`;

type Person = [name: string, phone: Page];
type Groups = Map<string, Person[]>;

/** Phones by the number of their group. */
async function byGroup(people: readonly Person[]): Promise<Groups> {
  const members = await Promise.all(
    people.map(async (person) => ({ person, group: await inGroup(person[1]) })),
  );
  const groups: Groups = new Map();
  for (const { person, group } of members) groups.set(group, [...(groups.get(group) ?? []), person]);
  return groups;
}

const phonesOf = (groups: Groups, group: string): Page[] =>
  (groups.get(group) ?? []).map(([, phone]) => phone);

test("groups and a worksheet", async ({ house, step }) => {
  const { venue } = house;
  const { room, trainer, door } = await house.open();
  const [stage, people] = await step("opens the room, and ten people come", () =>
    Promise.all([
      house.stage(room),
      Promise.all(
        names.map(async (name, i): Promise<Person> => {
          const phone = await house.phone(door, i % 3 ? sizes.phone : sizes.smallPhone, name);
          await phone.waitForURL(/\/r\//);
          return [name, phone];
        }),
      ),
      jump(trainer, "Scenario 1: different priorities"),
    ]),
  );

  await step("forms three groups of 4, 3 and 3, and everybody sees theirs (G-2)", async () => {
    await trainer.getByRole("button", { name: "Form groups" }).first().click();
    await trainer.getByRole("spinbutton", { name: "Number of groups" }).fill("3");
    const panel = trainer.getByRole("dialog");
    await panel.getByText("10 people: 4, 3, 3").waitFor();
    await panel.getByRole("button", { name: "Form groups" }).click();
    await panel.getByText("3 groups are formed.").waitFor();
    await panel.getByRole("button", { name: "Close" }).last().click();
    await expect
      .poll(async () => [...(await byGroup(people))].map(([name, { length }]) => `${name}: ${length}`).sort())
      .toEqual(["Group 1: 4", "Group 2: 3", "Group 3: 3"]);
  });

  await step("lets two phones write in one field at once: nothing is lost or doubled", async () => {
    await trainer.getByRole("button", { name: "Start", exact: true }).first().click();
    const [one, two] = phonesOf(await byGroup(people), "Group 1");
    const path = what("government", "r1");
    await Promise.all([cell(one!, path).waitFor(), cell(two!, path).waitFor()]);
    await Promise.all([
      writes(one!, path, "Agree on a rest before any interview. "),
      writes(two!, path, "Train one interviewer. "),
    ]);
    await expect
      .poll(async () => (await cell(one!, path).inputValue()) === (await cell(two!, path).inputValue()))
      .toBe(true);
    const text = await cell(one!, path).inputValue();
    expect([...text].sort().join("")).toBe(
      [..."Agree on a rest before any interview. Train one interviewer. "].sort().join(""),
    );
  });

  await step("keeps what a phone without network writes, and merges it when it is back", async () => {
    const [one, two] = phonesOf(await byGroup(people), "Group 2");
    const path = what("ngo", "r1");
    await venue.complaints.expect(away, async () => {
      await one!.context().setOffline(true);
      await writes(one!, path, "A support person sits beside. ");
      await writes(two!, path, "The case manager says when. ");
      await one!
        .getByText(/Kept on this phone/)
        .first()
        .waitFor();
      await one!.context().setOffline(false);
      await expect.poll(async () => cell(two!, path).inputValue()).toContain("support person");
    });
    await expect
      .poll(async () => (await cell(one!, path).inputValue()) === (await cell(two!, path).inputValue()))
      .toBe(true);
    expect(await cell(one!, path).inputValue()).toContain("case manager");
  });

  await step("shows the sheet in Arabic, from right to left, to whoever reads it so", async () => {
    const [phone] = phonesOf(await byGroup(people), "Group 3");
    await read(phone!, "العربية");
    await phone!.getByText("منظور الحكومة").first().waitFor();
    // The words come over the connection as well, and may be there before the new page is.
    await expect(phone!.locator("html")).toHaveAttribute("dir", "rtl");
    await writes(phone!, what("ngo", "r2"), "دعم نفسي عند الطلب");
    expect(await axe(phone!)).toEqual([]);
    await read(phone!, "English");
    await phone!.getByText("Government's view").first().waitFor({ state: "attached" });
    await expect.poll(() => cell(phone!, what("ngo", "r2")).inputValue()).toBe("دعم نفسي عند الطلب");
  });

  await step("shows the trainer all groups, and where to walk when one calls", async () => {
    const [caller] = phonesOf(await byGroup(people), "Group 3");
    await caller!.getByRole("button", { name: "Call the trainer" }).click();
    await trainer.getByText("it calls you").first().waitFor();
    expect(await axe(trainer)).toEqual([]);
    await trainer
      .getByRole("button", { name: /I am on my way/ })
      .first()
      .click();
    await trainer.getByText("it calls you").first().waitFor({ state: "detached" });
  });

  await step(
    "moves a person; their old group keeps every letter, and they see their new group's sheet",
    async () => {
      const groups = await byGroup(people);
      const [name, phone] = groups.get("Group 1")![0]!;
      const other = phonesOf(groups, "Group 1")[1]!;
      await writes(phone, what("joint", "r1"), "A protocol with a clock");
      await turnTo(trainer, "Groups");
      await trainer.getByRole("button", { name: /Change groups/ }).click();
      const panel = trainer.getByRole("dialog");
      await panel.getByRole("button", { name, exact: true }).click();
      await panel.getByLabel("Move to…").selectOption({ label: "Group 3" });
      await panel.getByRole("button", { name: "Move", exact: true }).click();
      await expect.poll(() => inGroup(phone)).toBe("Group 3");
      await panel.getByRole("button", { name: "Close" }).last().click();
      await expect.poll(() => cell(other, what("joint", "r1")).inputValue()).toBe("A protocol with a clock");
      await expect.poll(() => cell(phone, what("joint", "r1")).inputValue()).toBe("");
    },
  );

  await step(
    "hands the rapporteur's seat on when a phone dies: another takes it within ten seconds",
    async () => {
      const [one, two] = phonesOf(await byGroup(people), "Group 1");
      await one!.getByRole("button", { name: "I will be the rapporteur" }).click();
      await one!.getByText("Rapporteur: you").first().waitFor();
      await venue.complaints.expect(away, async () => {
        await one!.context().setOffline(true);
        await two!.getByRole("button", { name: "I will be the rapporteur" }).click();
        await two!.getByText("Rapporteur: you").first().waitFor({ timeout: 10_000 });
        await one!.context().setOffline(false);
        await one!.getByRole("button", { name: "I will be the rapporteur" }).waitFor();
      });
    },
  );

  await step("freezes: nobody can write; opened again, everything is there", async () => {
    const [, two] = phonesOf(await byGroup(people), "Group 1");
    await trainer.getByRole("button", { name: "Freeze now" }).click();
    await shows(two!, "This sheet is closed now. You can read it.");
    await trainer.getByRole("button", { name: "Open again" }).click();
    await expect.poll(() => cell(two!, what("joint", "r1")).inputValue()).toBe("A protocol with a clock");
  });

  await step(
    "presents: the rapporteur's phone turns the cards on the stage; what was said before is grey; the room says us too",
    async () => {
      const groups = await byGroup(people);
      const [two] = phonesOf(groups, "Group 2");
      await writes(two!, what("government", "r1"), "Agree on a rest before an interview");
      await two!.getByRole("button", { name: "I will be the rapporteur" }).click();
      await trainer.getByRole("button", { name: "Freeze now" }).click();
      await press(trainer, "next");
      await trainer
        .getByRole("button", { name: /Present .*Group 2/ })
        .first()
        .click();
      await stage.getByText("Agree on a rest before an interview").first().waitFor();
      await two!.getByRole("button", { name: "Next", exact: true }).click();
      await stage.getByText("support person").first().waitFor();
      const [listener] = phonesOf(groups, "Group 3");
      await listener!.locator('#view input[name="entries"]').first().waitFor();
      await listener!.locator('#view label:has(input[name="entries"])').first().click();
      await saved(listener!);
      await trainer
        .getByRole("button", { name: /^Said before: / })
        .first()
        .click();
      await stage.getByText("said before").first().waitFor();
      await trainer.getByRole("button", { name: "beside" }).first().click();
      await stage.getByText("support person sits beside").waitFor({ state: "detached" });
      for (const page of [stage, two!, listener!]) expect(await axe(page)).toEqual([]);
    },
  );

  await step("walks the gallery: remarks and dots, and the dots on the stage", async () => {
    await pressLine(trainer, trainer.locator('[data-step="scenario-priorities/gallery"]').first());
    await press(trainer, "open");
    await Promise.all(
      people.map(async ([, phone]) => {
        await phone.locator('#view input[name="entries"]').first().waitFor({ state: "attached" });
        await phone.locator("#view details").evaluateAll((all) => {
          for (const d of all) d.setAttribute("open", "");
        });
        await phone.locator('#view label:has(input[name="entries"])').first().click();
        await saved(phone);
      }),
    );
    await press(trainer, "close");
    await press(trainer, "reveal");
    await stage.getByText(/10/).first().waitFor();
    expect(await axe(stage)).toEqual([]);
    expect(await axe(trainer)).toEqual([]);
  });

  await step(
    "lays the groups side by side, with the same numbers on the stage and in the debrief",
    async () => {
      await press(trainer, "next");
      await stage.getByText("Agree on a rest before an interview").first().waitFor();
      expect(await axe(stage)).toEqual([]);
      const debrief = await trainer.context().newPage();
      await debrief.goto(venue.at(`/debrief/${room.id}`));
      await unfoldAll(debrief);
      await debrief
        .getByText("Agree on a rest before an interview")
        .filter({ visible: true })
        .first()
        .waitFor();
      expect(await axe(debrief)).toEqual([]);
    },
  );
});
