/** One room has one id, however it is spelled: another spelling opens no second copy of it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Connection, Phone, Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { prisma } from "@/server/store/prisma";
import type { StageView } from "@/workshop/protocol/down";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

describe("a room's id in capitals", () => {
  it("opens the same room for everybody, from the handshake on (B-43)", async () => {
    const room = await plenary.room(sampleWorkshop);
    const capitals = room.id.toUpperCase();
    const trainer = await plenary.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    const cookie = await plenary.join(room);
    const phone = await new Phone(plenary.connect({ as: "phone", room: capitals }, cookie), cookie).ready();
    await phone.sees((v) => v.question === "poll" && v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    const stage = new Connection<StageView>(
      plenary.connect({ as: "stage", room: capitals, key: room.stageKey }),
      "stage",
    );
    await stage.sees((v) => v.answered === 1);
    expect(await trainer.closeRound("poll")).toMatchObject({ ok: true });
    await phone.sees((v) => v.phase === "closed");
    expect(await phone.send({ type: "post", id: "post-in-capitals", text: "Still here" })).toMatchObject({
      ok: true,
    });
    expect(await trainer.do({ type: "end" })).toMatchObject({ ok: true });
    const logged = await prisma.roomLog.findMany({ where: { roomId: room.id } });
    expect(JSON.stringify(logged)).not.toContain(capitals);
  });

  it("lets nobody in again who was removed (B-43)", async () => {
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    const phone = await plenary.phone(room);
    await trainer.sees((v) => v.people.length === 1);
    await trainer.do({ type: "remove", participant: trainer.view.people[0]!.id });
    const again = plenary.connect({ as: "phone", room: room.id.toUpperCase() }, phone.cookie);
    const said = await new Promise((go) => {
      again.on("connect_error", ({ message }) => go(message));
      again.on("view", () => go("let in"));
    });
    expect(said).toBe("not-allowed");
    expect(
      (await fetch(`${plenary.url}/r/${room.id.toUpperCase()}/`, { headers: { cookie: phone.cookie } }))
        .status,
    ).toBe(404);
  });
});
