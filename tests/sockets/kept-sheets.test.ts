/** A group's sheet begins with texts for its name, and goes into the workshop for the next room. */
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readRoom } from "@/server/debrief/room-reading";
import { releaseTexts } from "@/server/store/debrief/released-texts";
import { guide } from "@/tests/support/guide";
import { Plenary } from "@/tests/support/plenary";
import { readPdf } from "@/tests/support/pdf";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { eventually } from "@/tests/support/waiting";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { readPackedDraft } from "@/workshop/import/package-manifest";
import { textAt } from "@/workshop/worksheets/document";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const WAIT = 30_000;
const PLACE = "definition/consent/says";

it("begins with what was read of its country, and is kept once released (G-163, G-164)", async () => {
  const room = await plenary.room(guide);
  const { cookie } = room.trainer;
  const trainer = await plenary.console(room);
  const [ann] = [await plenary.join(room, { alias: "Ann" })];
  const people = await peopleOf([ann]);
  const [group] = (await startGroups(trainer, "my-country", [people])) as [string];
  await trainer.do({ type: "name-group", group, name: "Nepal", table: null });
  const auth = { as: "phone" as const, room: room.id };
  const phone = new SheetPhone(
    { url: plenary.url, auth, cookie: ann, record: true, backOff: 200 },
    { activity: "my-country", group },
  );
  await eventually(() => textAt(phone.doc, "ilo-treaties/c029/says").toString() === "Ratified: 2002", WAIT);
  textAt(phone.doc, PLACE).insert(0, "We read it together");
  await eventually(() => phone.settled, WAIT);
  await trainer.do({ type: "freeze-work", activity: "my-country" });
  await trainer.go("my-country/present");
  await trainer.do({ type: "present", activity: "my-country", group });

  const get = (query: string) =>
    fetch(new URL(`/handouts/rooms/${room.id}?${query}`, plenary.url), { headers: { cookie } });
  expect((await get("keep=next")).headers.get("content-type")).toContain("text/html");
  await trainer.do({ type: "end" });
  await expect
    .poll(async () => (await get("keep=next")).headers.get("content-type"), { timeout: WAIT })
    .toBe("application/zip");

  const kept = async () => {
    const files = unzipSync(new Uint8Array(await (await get("keep=next")).arrayBuffer()));
    const draft = readPackedDraft(new TextDecoder().decode(files["workshop.json"]));
    return JSON.stringify(draft.ok && draft.value);
  };
  expect(await kept()).not.toContain("We read it together");
  const reading = await readRoom(room.id);
  const source = reading!.sources.find((s) => s.kind === "sheet" && s.activity === "my-country")!;
  expect(source.held).toBeNull();
  await releaseTexts(room.id, room.trainer.id, [
    { source: source.id, textId: source.texts[0]!.id, black: [] },
  ]);
  expect(await kept()).toContain("We read it together");
  expect(await (await get("language=en")).text()).toContain("only=start-nepal");
  const paper = await get("language=en&only=start-nepal&paper=a4");
  const { pages } = await readPdf(Buffer.from(await paper.arrayBuffer()));
  expect(pages).toHaveLength(2);
  expect(pages[0]!.text.replace(/\s+/g, " ")).toContain("We read it together");
});
