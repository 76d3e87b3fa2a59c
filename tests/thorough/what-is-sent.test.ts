/** All that a room sends, to everybody, from its first step to its end, has the shape that is written down for it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { did, fullRoom, fullWorkshop } from "@/tests/support/full-room";
import { Connection, newId, Plenary } from "@/tests/support/plenary";
import { inviteTo } from "@/tests/support/matrix/world";
import type { HelperMessage } from "@/workshop/protocol/invited";
import type { ConsoleView } from "@/workshop/protocol/console";
import { type StageView, viewSchema } from "@/workshop/protocol/views";
import type { Invited } from "@/workshop/room/actor";
import { planOf } from "@/workshop/content/plan";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.start();
});
afterAll(() => plenary?.stop());

it("is whole, and nothing besides (B-43, B-326, B-327)", async () => {
  const { room, trainer, phones, people, groups, canaries } = await fullRoom(plenary);
  const [handover] = trainer.view.handovers;
  const key = `${handover!.id}.${handover!.key}`;
  const presenter = await new Connection<ConsoleView>(
    plenary.connect({ as: "presenter", room: room.id, key }),
    "console",
  ).ready();
  const stage = await plenary.stage(room);
  const invite = async <V extends HelperMessage | StageView>(as: Invited, kind: V["type"]) =>
    new Connection<V>(
      plenary.connect({ as, room: room.id, key: await inviteTo(trainer, as, "A label") }),
      kind,
    ).ready();
  const helper = await invite<HelperMessage>("helper", "helper");
  const observer = await invite<StageView>("observer", "stage");
  const heard = [trainer, presenter, stage, helper, observer, ...phones];
  const sheet = { activity: "plan", group: groups[0]! };

  await did(presenter.send({ type: "introduce", id: newId(), name: "Pia" }));
  // From a connection of its own, so that none is refused for sending too much.
  const guide = await plenary.console(room);
  await did(guide.do({ type: "preview", on: true }));
  for (const { id } of planOf(fullWorkshop).steps) await did(guide.go(id));
  await did(guide.go("plan"));
  await did(guide.do({ type: "start-work", activity: "plan", seconds: 600, phases: null }));
  await did(phones[1]!.send({ type: "take-seat", id: newId() }));
  for (const phone of phones.slice(0, 2))
    await did(phone.send({ type: "sheet-open", id: newId(), sheet, state: "AA==" }));
  await did(phones[1]!.send({ type: "sheet-at", id: newId(), sheet, cell: "aim" }));

  const lead = await plenary.console(room);
  heard.push(guide, lead);
  await did(lead.send({ type: "look", id: newId(), sheet }));
  await did(lead.do({ type: "freeze-work", activity: "plan" }));
  await did(lead.do({ type: "present", activity: "plan", group: groups[0]! }));
  await did(lead.go("plan/gallery"));
  await did(lead.do({ type: "lock", on: false, ask: true }));
  const activity = { id: "extra", kind: "slide", title: "Extra", body: "More" };
  await did(lead.do({ type: "amend", change: { do: "insert", session: "s1", after: null, activity } }));
  await did(lead.do({ type: "end-day" }));
  await did(lead.do({ type: "remove", participant: people[5]! }));
  await did(lead.do({ type: "take-back", handover: handover!.id }));
  await did(lead.do({ type: "end" }));
  await trainer.sees((view) => view.ended);
  for (const screen of [stage, observer]) await screen.sees((view) => view.ended);

  const misfits = heard.flatMap(({ all }) =>
    all.flatMap((view) => {
      const { error } = viewSchema.safeParse(view);
      return error ? [`${view.type}: ${error.message}`] : [];
    }),
  );
  expect([...new Set(misfits)]).toEqual([]);
  const types = new Set<string>(heard.flatMap(({ all }) => all.map((view) => view.type)));
  const listed = viewSchema.options.map((option) => option.shape.type.value);
  const sentTo = ({ all }: { all: readonly object[] }) => JSON.stringify(all);
  const names = [...Object.values(canaries), ...people, "A label"];
  // To the byte, an observer hears no name or text that the stage does not show, and a helper none at all.
  expect(names.filter((name) => sentTo(observer).includes(name) && !sentTo(stage).includes(name))).toEqual(
    [],
  );
  expect(names.filter((name) => sentTo(helper).includes(name))).toEqual([]);
  const views = ({ all }: { all: readonly { type: string }[] }) =>
    new Set(all.filter(({ type }) => type === "stage").map((view) => JSON.stringify({ ...view, now: 0 })));
  expect([...views(observer)].filter((view) => !views(stage).has(view))).toEqual([]);
  // No page here is of another version.
  expect([...types].sort()).toEqual(listed.filter((type) => type !== "renew").sort());
}, 120_000);
