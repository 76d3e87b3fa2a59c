import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deviceCookie } from "@/server/accounts/known-device";
import { PageQueues } from "@/server/main/routes/page-queues";

beforeEach(() => {
  vi.stubEnv("PLENARY_DEVICE_KEY", Buffer.alloc(32, 7).toString("base64url"));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it("O-85: known browsers of one account fill no place of another's, and wait in turns with them", async () => {
  const queues = new PageQueues();
  const order: string[] = [];
  const refused: string[] = [];
  const ask = async (email: string) => {
    const { name, value } = deviceCookie(undefined, email);
    const req = { headers: { cookie: `${name}=${value}` }, socket: {}, url: "/trainer/sign-in" };
    const res = Object.assign(new EventEmitter(), { destroyed: false, end: () => undefined });
    Object.assign(res, { writeHead: () => res });
    const isTurn = await queues.turn(req as IncomingMessage, res as unknown as ServerResponse);
    (isTurn ? order : refused).push(email);
    res.emit("close");
  };
  const flood = Array.from({ length: 150 }, () => ask("bob@office.test"));
  await ask("ada@office.test");
  expect(refused).not.toContain("ada@office.test");
  expect(order.indexOf("ada@office.test")).toBeLessThan(4);
  await Promise.all(flood);
  expect(refused.length).toBeGreaterThan(40);
});
