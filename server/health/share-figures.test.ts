import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ClusterMessage } from "@/server/platform/cluster/wire";
import type { Figures } from "@/server/platform/cluster/figures";
import { Fleet, REPORT_INTERVAL_MS } from "@/server/health/fleet";
import { shareFigures } from "@/server/health/share-figures";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("O-45: nothing of a process comes after its farewell, also what was being asked just then", async () => {
  const sent: ClusterMessage[] = [];
  const answers: (() => void)[] = [];
  const figures = () => new Promise<Figures>((done) => answers.push(() => done({ name: "one" } as Figures)));
  const end = shareFigures(
    { up: true, broadcast: (word) => void sent.push(word), onMessage: () => () => undefined },
    new Fleet(),
    figures,
  );
  await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
  answers[0]!();
  await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
  expect(sent).toMatchObject([{ stops: false }]);
  end();
  answers[1]!();
  await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
  expect(sent.map((word) => word.is === "figures" && word.stops)).toEqual([false, true]);
});
