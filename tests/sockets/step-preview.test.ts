import { afterAll, beforeAll, expect, it } from "vitest";
import { Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { StepPreviewMessage } from "@/workshop/rehearsal/preview";
import { planOf } from "@/workshop/content/plan";
import { workshopSchema } from "@/workshop/content/workshop";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

it("every step is previewed for stage and phone to trainers of the room alone, and the room stays (B-271)", async () => {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  const phone = await plenary.phone(room);
  await trainer.go("hello");
  const ask = (step: string, cookie: string) =>
    fetch(`${plenary.url}/live/preview/rooms/${room.id}?${new URLSearchParams({ step })}`, {
      headers: { cookie },
    });
  for (const { id } of planOf(workshopSchema.parse(sampleWorkshop)).steps) {
    const res = await ask(id, room.trainer.cookie);
    expect(res.headers.get("cache-control"), id).toBe("no-store");
    const { stage, phone: drawn } = (await res.json()) as StepPreviewMessage;
    expect(stage.face.kind, id).not.toBe("waiting");
    expect(drawn.view, id).not.toBe("");
  }
  const poll = (await (await ask("poll", room.trainer.cookie)).json()) as StepPreviewMessage;
  expect(poll.stage.asked).toMatchObject({ question: "poll", phase: "prepared" });
  expect(poll.phone.view).toContain("Which one?");
  const [stranger, res] = [await plenary.trainer("Bo"), await ask("no-such-step", room.trainer.cookie)];
  expect(res.status).toBe(404);
  expect((await ask("poll", stranger.cookie)).status).toBe(403);
  expect((await ask("poll", await plenary.join(room))).status).toBe(403);
  expect(trainer.view).toMatchObject({ step: "hello", asked: null });
  expect(phone.view.question).toBeNull();
});

it("a trainer's console is told what the stage shows, and is no stage itself (B-270)", async () => {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.sees(() => trainer.all.some((v) => v.type === "stage" && v.face.kind === "poll"));
  expect(trainer.view.stages).toBe(0);
});
