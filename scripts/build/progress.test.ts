import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, it, vi } from "vitest";

const file = pathToFileURL(path.resolve(import.meta.dirname, "progress.mjs")).href;
const { withProgress } = (await import(file)) as {
  withProgress<T>(name: string, say: (text: string) => void, work: () => Promise<T>): Promise<T>;
};

afterEach(() => {
  vi.useRealTimers();
});

it("O-88: a build says what it builds and for how many seconds, until it has ended", async () => {
  vi.useFakeTimers();
  const lines: string[] = [];
  let end: (built: boolean) => void = () => undefined;
  const building = withProgress(
    "pages",
    (text) => lines.push(text),
    () => new Promise<boolean>((resolve) => (end = resolve)),
  );
  vi.advanceTimersByTime(25_000);
  end(true);
  expect(await building).toBe(true);
  vi.advanceTimersByTime(60_000);
  const seconds = lines.map((text) => /Building pages: (\d+) s/.exec(text)?.[1]).filter(Boolean);
  expect(seconds.at(0)).toBe(process.stdout.isTTY ? "1" : "10");
  expect(seconds.at(-1)).toBe(process.stdout.isTTY ? "25" : "20");
});
