/**
 * Words of groups, from two phones through the database to the stage and the debrief; others get none before.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { Plenary } from "@/tests/support/plenary";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { sheetsWorkshop } from "@/tests/support/worksheets/contents";
import { debriefOf } from "@/workshop/debrief/debrief";
import { OWN } from "@/model/worksheets/cells";
import { textAt, valuesOf } from "@/workshop/worksheets/document";
import { wordId } from "@/model/worksheets/redaction";
import { entryIdOf } from "@/model/worksheets/entries";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const WAIT = 30_000;

describe("groups' work over sockets", () => {
  it("reaches stage and phones stop by stop (G-108), and the debrief with the same numbers (G-100, G-106)", async () => {
    const room = await plenary.room(sheetsWorkshop);
    const trainer = await plenary.console(room);
    const stage = await plenary.stage(room);
    const cookies = [await plenary.join(room, { alias: "Ann" }), await plenary.join(room, { alias: "Ben" })];
    const people = await peopleOf(cookies);
    const [a, b] = (await startGroups(
      trainer,
      "scenario",
      people.map((p) => [p]),
    )) as [string, string];
    const phones = [a, b].map(
      (group, i) =>
        new SheetPhone(
          {
            url: plenary.url,
            auth: { as: "phone", room: room.id },
            cookie: cookies[i]!,
            record: true,
            backOff: 200,
          },
          { activity: "scenario", group },
        ),
    );
    const [ann, ben] = phones as [SheetPhone, SheetPhone];
    await eventually(() => phones.every((p) => p.settled), WAIT);

    textAt(ann.doc, "government/r1/what").insert(0, "TEXT-OF-ANN tells Nan");
    textAt(ann.doc, "government/r1/owner").insert(0, "Police");
    textAt(ann.doc, OWN.notes).insert(0, "NOTES-OF-ANN");
    textAt(ben.doc, "government/r2/what").insert(0, "TEXT-OF-BEN");
    valuesOf(ben.doc).set(OWN.agreed, "1");
    /** Words that came to the stage, or to a phone. A group's own phones have its own sheet. */
    const came = (to: SheetPhone | "stage", ...texts: string[]) => {
      const all = to === "stage" ? JSON.stringify(stage.all) : to.phone.frames.join("\n");
      return texts.filter((t) => all.includes(t));
    };
    const secret = ["NOTES-OF-ANN", "tells Nan"];
    await trainer.sees(
      (v) =>
        v.work?.groups.every((g) => g.lastAt !== null && g.done > 0) === true &&
        v.work.groups[1]?.agreed === true,
      WAIT,
    );
    await stage.sees((v) => v.work?.groups.every((g) => g.done > 0) === true, WAIT);
    await eventually(() => phones.every((p) => p.settled), WAIT);
    expect([
      came("stage", "TEXT-OF", ...secret),
      came(ann, "TEXT-OF-BEN"),
      came(ben, "TEXT-OF-ANN", ...secret),
    ]).toEqual([[], [], []]);
    expect(trainer.view.work?.groups.map((g) => [g.done, g.agreed])).toEqual([
      [1 / 3, false],
      [1 / 3, true],
    ]);

    expect(await trainer.do({ type: "freeze-work", activity: "scenario" })).toMatchObject({ ok: true });
    await trainer.go("scenario/present");
    expect(
      await trainer.do({ type: "black", activity: "scenario", word: wordId("scenario", "Nan"), on: true }),
    ).toMatchObject({ ok: true });
    expect(await trainer.do({ type: "present", activity: "scenario", group: a })).toMatchObject({ ok: true });
    await stage.sees(
      (v) => v.work?.speaking?.card?.blocks[0]?.lines[0]?.text === "TEXT-OF-ANN tells ███",
      WAIT,
    );
    await eventually(() => ben.phone.frames.some((f) => f.includes("TEXT-OF-ANN")), WAIT);
    expect([came("stage", "TEXT-OF-BEN", ...secret), came(ann, "TEXT-OF-BEN"), came(ben, ...secret)]).toEqual(
      [[], [], []],
    );

    const same = [
      entryIdOf(a, "government", "TEXT-OF-ANN tells Nan"),
      entryIdOf(b, "government", "TEXT-OF-BEN"),
    ];
    await trainer.go("scenario/board");
    expect(
      await trainer.do({ type: "merge-entries", activity: "scenario", entries: same, on: true }),
    ).toMatchObject({
      ok: true,
    });
    const shown = await stage.sees(
      (v) => v.work?.comparison?.type === "board" && v.work.comparison.columns[0]?.measures[0]?.times === 2,
      WAIT,
    );
    expect(shown.work?.comparison).toMatchObject({
      columns: [
        { measures: [{ text: "TEXT-OF-ANN tells ███", owner: ["Police"], missing: ["when"] }] },
        { blank: true },
        { blank: true },
      ],
    });
    await eventually(() => came(ann, "TEXT-OF-BEN").length > 0, WAIT);
    expect([came("stage", ...secret), came(ben, ...secret)]).toEqual([[], []]);

    const input = await loadDebrief(room.id);
    const scenario = debriefOf(input!).sessions[0]?.activities.find((a) => a.activity.id === "scenario");
    expect(scenario).toMatchObject({
      kind: "worksheet",
      comparison: shown.work?.comparison,
      groups: [
        { people: 1, agreed: false },
        { people: 1, agreed: true },
      ],
    });
    expect(JSON.stringify(scenario)).not.toMatch(/NOTES-OF|tells Nan/);
    for (const p of phones) p.phone.stop();
    for (const c of [trainer, stage]) c.socket.disconnect();
  }, 120_000);
});
