/** An author makes a worksheet of every part that there is, and no button is dead. */
import { createAuthored } from "@/server/store/editor/authored";
import { expect, type House, test } from "@/tests/e2e/story";
import { axe } from "@/tests/support/browser";
import { blankDraft } from "@/workshop/editor/draft";

/** A new workshop of a trainer's own, in the editor. */
async function authoring(house: House) {
  const trainer = await house.plenary.trainer("Ada Kim");
  const workshop = await createAuthored(trainer.id, (id) => {
    const blank = blankDraft(id, "Groups");
    return {
      ...blank,
      summary: "For tests.",
      source: "Written for tests.",
      sessions: blank.sessions.map((session) => ({ ...session, title: "First session" })),
    };
  });
  const ada = await house.signedIn(trainer);
  await ada.goto(house.venue.at(`/editor/${workshop}`));
  const form = ada.getByRole("main");
  const press = (name: string) => form.getByRole("button", { name, exact: true }).last().click();
  return {
    ada,
    form,
    press,
    add: async (how: "Empty" | "With an example") => {
      await ada
        .getByRole("button", { name: /Add activity/ })
        .first()
        .click();
      await ada
        .getByRole("dialog")
        .getByRole("button", { name: `Worksheet: ${how}` })
        .click();
    },
    /** Adds one of several types, from the menu of the last button of this name. */
    addType: async (button: string, type: string) => {
      await press(button);
      await form.getByRole("button", { name: type, exact: true }).click();
    },
    /** Fills the last field of this name. */
    fill: (name: string, text: string) => form.getByLabel(name, { exact: true }).last().fill(text),
  };
}

test("an author of a worksheet (G-155) begins with an example that is whole", async ({ house }) => {
  const { ada, add } = await authoring(house);
  await add("With an example");
  await ada.getByRole("button", { name: "Ready to run" }).waitFor();
  await ada
    .frameLocator('iframe[title="How the stage shows it"]')
    .getByText("What can each side do?")
    .first()
    .waitFor();
  const phone = ada.frameLocator('iframe[title="How a phone shows it"]');
  await phone.getByLabel("What you would begin with").waitFor();
  expect(await phone.getByRole("heading", { name: "Step 1 of 2 · Measures" }).isVisible()).toBe(true);
  expect(await axe(ada)).toEqual([]);
});

test("an author of a worksheet (G-155) builds one from nothing", async ({ house, step }) => {
  const { ada, form, press, add, addType, fill } = await authoring(house);
  await step(
    "adds agencies, papers, sections, fields of every type, columns, named rows, and lets a section repeat",
    async () => {
      await add("Empty");
      await fill("Title", "A plan");
      await fill("What the group is to do", "Plan one campaign together.");
      await press("Add an agency");
      await fill("Entry 1", "Police");
      await press("Add a paper");
      await fill("Title", "Paper one");
      await fill("Text", "What the inspector knows.");
      // An empty worksheet has one section with one text already.
      await fill("Heading", "Whom you reach");
      await fill("What is asked", "Field: A text");
      for (const type of [
        "One choice",
        "A checklist",
        "A person or agency",
        "A date",
        "A number",
        "A rating",
        "A list",
      ]) {
        await addType("Add a field", type);
        await fill("What is asked", `Field: ${type}`);
        if (type === "One choice" || type === "A checklist") {
          for (const text of ["Origin", "Destination"]) {
            await press("Add a choice");
            await form.locator(":focus").fill(text);
          }
        }
        if (type === "A rating") {
          await fill("The lowest point means", "Weak");
          await fill("The highest point means", "Strong");
        }
        if (type === "A list") await fill("How many at most", "5");
      }
      await addType("Add a field", "A table");
      await fill("What is asked", "Who does what");
      await addType("Add a column", "A text");
      await fill("Heading of the column", "Step");
      await addType("Add a column", "A person or agency");
      await fill("Heading of the column", "Who");
      await press("Add a row");
      await form.locator(":focus").fill("First contact");
      await press("Add a section");
      await fill("Heading", "How you reach them");
      await addType("Add a field", "A text");
      await fill("What is asked", "Your message");
      await press("Let groups repeat this section");
      await fill("How many at most", "4");
      await ada.getByText("Saved", { exact: true }).waitFor();
      await ada.getByRole("button", { name: "Ready to run" }).waitFor();
      expect(await axe(ada)).toEqual([]);
    },
  );

  await step("chooses what is put side by side, from the fields that are there", async () => {
    const compare = form.getByRole("group", { name: /Put side by side/ }).first();
    const kind = compare.getByLabel("Put side by side", { exact: true });
    await kind.selectOption({ label: "A map: who does which step" });
    await ada.getByRole("button", { name: /things? to do/ }).waitFor();
    await compare.getByLabel("Table with named rows").selectOption({ label: "Who does what" });
    await compare.getByLabel("Column that says which agency").selectOption({ label: "Who" });
    await ada.getByRole("button", { name: "Ready to run" }).waitFor();

    await kind.selectOption({ label: "A board with columns" });
    for (const [heading, field] of [
      ["Who", "Who does what"],
      ["Ideas", "Field: A list"],
    ] as const) {
      await compare.getByRole("button", { name: "Add a column" }).click();
      await compare.getByLabel("Heading of the column").last().fill(heading);
      await compare.getByLabel("Filled from this list or table").last().selectOption({ label: field });
    }
    await compare.getByLabel(/Column that says who/).selectOption({ label: "Who" });
    await ada.getByRole("button", { name: "Ready to run" }).waitFor();

    await kind.selectOption({ label: "A campaign in steps" });
    for (const [name, field] of [
      ["Audience", "Field: A text"],
      ["Place", "Field: A checklist"],
      ["Message", "Your message"],
      ["Barrier to change", "Field: A text"],
      ["Barrier to reach", "Field: A text"],
      ["Channel", "Field: One choice"],
      ["Messenger", "Field: A person or agency"],
      ["Sign of success", "Field: A text"],
    ] as const) {
      await compare.getByLabel(name, { exact: true }).selectOption({ label: field });
    }
    await compare.getByRole("button", { name: "Add a question" }).click();
    await compare.getByLabel("Field to look in").selectOption({ label: "Your message" });
    await compare.getByLabel(/Asked where one of these/).fill("beware\ndanger\n");
    await compare.getByLabel("Question to the group").fill("What else could they hear than a threat?");
    await compare.getByRole("button", { name: "Add a question" }).click();
    await compare.getByLabel("Field to look in").last().selectOption({ label: "Field: One choice" });
    await compare.getByLabel("Origin").check();
    await compare.getByLabel("Question to the group").last().fill("Who listens there?");
    await ada.getByRole("button", { name: "Ready to run" }).waitFor();
    expect(await axe(ada)).toEqual([]);

    await ada.getByText("Saved", { exact: true }).waitFor();
    await ada.reload();
    await ada
      .getByRole("treegrid")
      .getByRole("row", { name: /A plan/ })
      .click();
    expect(await kind.inputValue()).toBe("campaign");
    await compare.locator("summary").filter({ hasText: "Question 2" }).waitFor();
    await compare.locator("summary").filter({ hasText: "Question 1" }).click();
    expect(
      await compare
        .getByLabel(/Asked where one of these/)
        .first()
        .inputValue(),
    ).toBe("beware\ndanger");
  });
});
