/** The end of a rehearsal, whose room is deleted at once. */
import { expect, test } from "@/tests/e2e/story";

test("the end of a rehearsal is said as such, with the way back to the workshop (B-57)", async ({
  house,
}) => {
  const rehearsal = { people: 5, network: "good" as const, languages: ["en"] };
  const { trainer } = await house.open(undefined, { rehearsal });
  // A preview asked for in the instant before its room is deleted rightly finds no room.
  await trainer.locator("[data-here]").first().waitFor();
  await trainer.getByRole("button", { name: "Room menu" }).click();
  await trainer.getByRole("button", { name: "End the room…" }).first().click();
  await trainer.getByRole("dialog").getByRole("button", { name: "End and delete it" }).click();
  await trainer.getByText("The rehearsal has ended").waitFor();
  await expect(trainer.getByText("Connection lost")).toHaveCount(0);
  const back = trainer.getByRole("link", { name: "Back to the workshop" });
  expect(await back.getAttribute("href")).toMatch(/^\/editor\/.+/);
});
