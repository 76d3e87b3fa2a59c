import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };

/** Three projects: pure unit tests, tests with real Postgres and sockets, and tests in a real browser. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "{workshop,activities,content,phone,components,server,messages,scripts}/**/*.test.{ts,tsx}",
            "tests/contract/**/*.test.ts",
            "tests/{room,support}/**/*.test.ts",
          ],
          environment: "node",
          setupFiles: ["tests/support/property-runs.ts"],
          // Property tests take seconds on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "server",
          include: ["tests/{sockets,faults,store,start}/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/postgres-setup.ts"],
          setupFiles: ["tests/support/property-runs.ts", "tests/support/fresh-connections.ts"],
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 180_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/browser-setup.ts"],
          setupFiles: ["tests/support/fresh-connections.ts"],
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 240_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
