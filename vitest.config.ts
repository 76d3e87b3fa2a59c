import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };

/** What the projects have in common: files of one worker share its modules, since importing them is what is dear. */
const common = {
  environment: "node" as const,
  isolate: false,
  setupFiles: ["tests/support/property-runs.ts", "tests/support/restore-globals.ts"],
  // Limits find what hangs; a busy machine may take ten times as long as a quiet one.
  expect: { poll: { timeout: 30_000 } },
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/** The same for tests that start servers. */
const withServers = {
  ...common,
  globalSetup: ["tests/support/global-setup.ts"],
  setupFiles: [...common.setupFiles, "tests/support/server-setup.ts"],
  pool: "forks" as const,
  testTimeout: 240_000,
  hookTimeout: 240_000,
};

/** It compares times, so that nothing else may run beside it. */
const FLOODS = "tests/faults/floods.test.ts";

/** How they differ is said in docs/testing.md. The stories in a browser run in Playwright: see playwright.config.ts. */
export default defineConfig({
  resolve: { alias },
  test: {
    // More than there are cores, as tests of servers also wait; with a fourth, two cores have nothing left to give.
    maxWorkers: 3,
    coverage: {
      provider: "v8",
      include: ["{model,workshop,activities,server,phone}/**/*.{ts,tsx}"],
      exclude: ["**/*.test.*", "server/store/generated/**"],
    },
    projects: [
      {
        resolve: { alias },
        test: {
          ...common,
          name: "unit",
          include: [
            "{model,workshop,activities,content,phone,components,server,messages,scripts}/**/*.test.{ts,tsx}",
            "tests/{room,support}/**/*.test.ts",
          ],
          pool: "threads",
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Rooms are read from their archives, and pictures are not painted.
        resolve: {
          alias: {
            "@/server/store/database/prisma": path.resolve(
              import.meta.dirname,
              "tests/golden/archive-database.ts",
            ),
            "@/server/exports/picture": path.resolve(
              import.meta.dirname,
              "tests/golden/unpainted-picture.ts",
            ),
            ...alias,
          },
        },
        // React's own checks would take half of the time, and say nothing about what is drawn.
        oxc: { jsx: { runtime: "automatic", development: false } },
        test: {
          ...common,
          name: "golden",
          env: { NODE_ENV: "production", TZ: "UTC" },
          include: ["tests/golden/**/*.test.ts"],
          // A time zone is that of a process.
          pool: "forks",
          testTimeout: 600_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...common,
          name: "contract",
          include: ["tests/contract/**/*.test.{ts,tsx}"],
          pool: "threads",
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...withServers,
          name: "server",
          include: ["tests/{sockets,store,start}/**/*.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...withServers,
          name: "security",
          include: ["tests/security/**/*.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...withServers,
          name: "thorough",
          include: ["tests/thorough/**/*.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...withServers,
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          exclude: [FLOODS],
          tags: [{ name: "every-run", description: "Part of `npm test` too, in its smallest size." }],
          sequence: { groupOrder: 2 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...withServers,
          name: "floods",
          include: [FLOODS],
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
