import { expect, it } from "vitest";
import { PhonePageQueue } from "@/server/phone/page-turns";

it("one is made each turn of the event loop, in order, and everything else comes in between", async () => {
  const turns = new PhonePageQueue();
  const seen: string[] = [];
  const pages = Array.from({ length: 5 }, (_, i) => turns.take().then(() => seen.push(`page ${i}`)));
  const rooms = (async () => {
    for (let i = 0; i < 5; i++) {
      await new Promise((go) => setImmediate(go));
      seen.push("rooms");
    }
  })();
  await Promise.all([...pages, rooms]);
  expect(seen.filter((s) => s !== "rooms")).toEqual(["page 0", "page 1", "page 2", "page 3", "page 4"]);
  for (let i = 1; i < 5; i++)
    expect(seen.slice(seen.indexOf(`page ${i - 1}`), seen.indexOf(`page ${i}`))).toContain("rooms");
  await turns.take();
});
