import { defineConfig } from "playwright/test";
import { chromiumFlags, sizes } from "@/tests/support/browser";

const script = new URL("./scripts/chromium.mjs", import.meta.url).href;
const { findChromium } = (await import(script)) as { findChromium(): Promise<string> };
process.env.TEST_CHROMIUM ??= await findChromium();

/**
 * The stories in a real browser. What a failure leaves (pictures of all pages, the server's log; with TEST_TRACE=1 a
 * trace too) lies in .build/test-results/browser; `npx playwright show-report .build/test-report` shows it.
 */
export default defineConfig({
  // What every change must pass in minutes, what goes wrong in people's hands, and what looks at everything.
  projects: [
    { name: "browser", testDir: "tests/e2e", testIgnore: ["faults/**", "thorough/**", "release/**"] },
    { name: "browser-faults", testDir: "tests/e2e/faults" },
    { name: "browser-thorough", testDir: "tests/e2e/thorough" },
    // By `npm run try-release`, which unpacks one.
    { name: "release", testDir: "tests/e2e/release" },
  ],
  outputDir: ".build/test-results/browser",
  globalSetup: "./tests/support/browser-setup.ts",
  // More than there are cores, as stories also wait; with a fourth, pages become too slow to be waited for.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // The longest story takes a minute on two free cores, and cores are not always free.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [
    ["list"],
    ["html", { open: "never", outputFolder: ".build/test-report" }],
    ["./tests/support/playwright-report.ts"],
  ],
  use: {
    ...sizes.laptop,
    locale: "en-GB",
    timezoneId: "Asia/Seoul",
    actionTimeout: 30_000,
    screenshot: "only-on-failure",
    // An eighth of all work. Without looks at the pages: a script takes them, which frames without scripts refuse.
    trace: process.env.TEST_TRACE
      ? { mode: "retain-on-failure", snapshots: false, screenshots: false }
      : "off",
    launchOptions: { executablePath: process.env.TEST_CHROMIUM, args: chromiumFlags },
  },
});
