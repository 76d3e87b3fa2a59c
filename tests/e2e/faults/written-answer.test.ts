/** Words typed on a phone: sent by a button, never thrown away unasked, and never only blanks. */
import reasonTexts from "@/messages/en/reasons.json" with { type: "json" };
import { expect, type House, type Page, sizes, test } from "@/tests/e2e/story";
import { jump, openTab, press, saved } from "@/tests/support/steps";

async function atTheWall(house: House, options = sizes.phone): Promise<{ trainer: Page; phone: Page }> {
  const { trainer, door } = await house.open();
  const [phone] = await Promise.all([house.phone(door, options), jump(trainer, "Expectations wall")]);
  await press(trainer, "open");
  await field(phone).waitFor();
  return { trainer, phone };
}

const field = (phone: Page) => phone.locator('#view textarea[name="texts"]').first();
const passing = (phone: Page) => phone.locator("details.pass");
const send = (phone: Page, verb: "Send" | "Change") =>
  phone.getByRole("button", { name: `${verb} my answer` });

test("a written answer (B-170)", async ({ house, step }) => {
  const { trainer, phone } = await atTheWall(house);
  await phone.locator('body[data-link="connected"]').waitFor();

  await step("of blanks alone is refused with a sentence (B-171)", async () => {
    await field(phone).fill("  \n ");
    await send(phone, "Send").click();
    await phone.locator('#saved[data-state="refused"]', { hasText: reasonTexts["empty-answer"] }).waitFor();
  });

  await step("is sent by its button, which then changes it", async () => {
    await field(phone).fill("Listen first");
    await send(phone, "Send").click();
    await saved(phone);
    await send(phone, "Change").waitFor();
    await trainer.getByText("1 of 1 have answered").waitFor();
  });

  await step("is not thrown away by a pass before somebody says so", async () => {
    await field(phone).fill("Listen first, and slowly");
    await passing(phone).locator("summary").click();
    await passing(phone).getByText("what you wrote here is not kept").waitFor();
    expect(await field(phone).inputValue()).toBe("Listen first, and slowly");
    await passing(phone).getByRole("button", { name: "Yes, pass" }).click();
    await phone.locator("#saved", { hasText: "You passed." }).waitFor();
    expect(await field(phone).inputValue()).toBe("");
    expect(await passing(phone).getAttribute("open")).toBeNull();
  });

  await step("is passed by one press where nothing is written", async () => {
    await field(phone).fill("A word");
    await saved(phone);
    await field(phone).fill(" ");
    await passing(phone).locator("summary").click();
    await phone.locator("#saved", { hasText: "You passed." }).waitFor();
    expect(await passing(phone).getAttribute("open")).toBeNull();
  });
});

test("a written answer (B-170) without a script asks before it is passed", async ({ house }) => {
  const { phone } = await atTheWall(house, {
    ...sizes.phone,
    javaScriptEnabled: false,
  } as typeof sizes.phone);
  await field(phone).fill("Listen first");
  await passing(phone).locator("summary").click();
  expect(await field(phone).inputValue()).toBe("Listen first");
  await passing(phone).getByRole("button", { name: "Yes, pass" }).click();
  await phone.locator("#saved", { hasText: "You passed." }).waitFor();
});

test("a question of blanks alone (B-171) gets a sentence, and stays", async ({ house }) => {
  const { phone } = await atTheWall(house);
  await phone.locator('body[data-link="connected"]').waitFor();
  await phone.locator("#ask > summary").click();
  await phone.locator("#ask textarea").fill("   ");
  await phone.locator("#ask button").click();
  await phone.locator("#asked", { hasText: "Please write something first." }).waitFor();
});

test("a phone in a room (B-173)", async ({ house, step }) => {
  const { trainer, phone } = await atTheWall(house);
  await phone.locator('body[data-link="connected"]').waitFor();

  await step("offers neither questions nor a break once the room has ended", async () => {
    await phone.locator("#ask").waitFor();
    await phone.locator("#take-break").waitFor({ state: "attached" });
    await trainer.getByRole("button", { name: "Room menu" }).click();
    await trainer.getByRole("button", { name: "End the room…" }).click();
    await trainer.getByRole("dialog").getByRole("button", { name: "End the room" }).click();
    await phone.getByRole("heading", { name: "Thank you." }).waitFor();
    expect(await phone.locator("#ask, #take-break").count()).toBe(0);
  });

  await step("is cleared only when somebody says so a second time, and is told what is lost", async () => {
    await openTab(phone, "more");
    await phone.getByText("Clear this phone", { exact: true }).click();
    await phone.getByText(/What still waits to be sent is lost/).waitFor();
    const code = /(\w{3} \w{4})\.$/.exec((await phone.locator("#leave form p").textContent()) ?? "")?.[1];
    expect(await phone.locator("#resume").textContent()).toContain(`resume code is ${code}`);
    expect((await phone.context().cookies()).length).toBe(1);
    // The venue is not behind TLS.
    await house.venue.complaints.expect(/Clear-Site-Data/, async () => {
      await phone.getByRole("button", { name: "Yes, clear this phone" }).click();
      await phone.waitForURL(house.venue.at("/"));
    });
    expect(await phone.context().cookies()).toEqual([]);
  });
});
