/** Around each file of tests that starts servers: files share a worker, and leave nothing to one another. */
import { afterAll, beforeEach, onTestFailed } from "vitest";
import { closePrisma } from "@/server/store/database/prisma";
import { beginOutput, outputOfTest } from "@/tests/support/server-process";

/** Characters of a server's log that are printed with a test that failed; the end of it says most. */
const PRINTED = 6_000;

const environment = { ...process.env };
afterAll(async () => {
  await closePrisma();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});

beforeEach(({ task }) => {
  beginOutput();
  onTestFailed(() => {
    const written = outputOfTest();
    if (written) console.error(`The servers' log in "${task.name}":\n${written.slice(-PRINTED)}`);
  });
});

/**
 * Every request of a test goes over a connection of its own. A test that computes for seconds does not hear
 * meanwhile that the server has closed an idle connection, and its next POST over it would fail ("fetch
 * failed").
 */
const wrapped = globalThis as { plainFetch?: typeof fetch };
wrapped.plainFetch ??= globalThis.fetch;
const plainFetch = wrapped.plainFetch;

globalThis.fetch = (input, init) => {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set("connection", "close");
  return plainFetch(input, { ...init, headers });
};
