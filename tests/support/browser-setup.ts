/** For the tests in a real browser: finds one, builds the pages once, and gives the run a folder of its own. */
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { temporaryFolder } from "@/tests/support/server-process";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the Chromium that tests start. */
    chromium: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => void> {
  const folder = temporaryFolder();
  process.env.TEST_RUN_FOLDER = folder;
  const scripts = new URL("../../scripts/", import.meta.url).href;
  const { findChromium } = (await import(/* @vite-ignore */ `${scripts}chromium.mjs`)) as {
    findChromium(): Promise<string>;
  };
  project.provide("chromium", await findChromium());
  const { build } = (await import(/* @vite-ignore */ `${scripts}build.mjs`)) as {
    build(): Promise<string[]>;
  };
  await build();
  return () => rmSync(folder, { recursive: true, force: true });
}
