import { createServer } from "node:net";
import { expect, it } from "vitest";
import { listen } from "@/server/http/listener";
import { exitCodes, StartError } from "@/server/platform/start-error";
import { freePort } from "@/tests/support/ports";

it("O-87: a taken port that no setting names gives way to the next free one, and one that a setting names does not", async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((done) => other.listen(port, "127.0.0.1", done));
  const listener = await listen({ port, host: "127.0.0.1", portMayMove: true });
  expect(listener.port).toBeGreaterThan(port);
  await listener.close(0);
  const refused = await listen({ port, host: "127.0.0.1", portMayMove: false }).catch((error) => error);
  expect(refused).toBeInstanceOf(StartError);
  expect(refused.exitCode).toBe(exitCodes.port);
  other.close();
});
