/** Sends the figures of this process to the others, and collects theirs. */
import type { Cluster } from "@/server/platform/cluster/cluster";
import type { Figures } from "@/server/platform/cluster/figures";
import { type Fleet, REPORT_INTERVAL_MS } from "@/server/health/fleet";

/** @param figures of this process. @returns a function that announces the end and stops */
export function shareFigures(
  cluster: Pick<Cluster, "up" | "broadcast" | "onMessage">,
  fleet: Fleet,
  figures: () => Promise<Figures>,
): () => void {
  let last: Figures | null = null;
  let silent = false;
  const stopHearing = cluster.onMessage(
    (word, from) => word.is === "figures" && fleet.heard(from, word.figures, Date.now(), word.stops),
  );
  const tell = (current: Figures, stops: boolean) =>
    cluster.broadcast({ is: "figures", figures: current, stops });
  const timer = setInterval(() => {
    if (!cluster.up) fleet.connectionLost(Date.now());
    void figures().then(
      (now) => {
        // Figures after the announcement would make this process look lost.
        if (silent) return;
        last = now;
        tell(now, false);
      },
      () => undefined,
    );
  }, REPORT_INTERVAL_MS);
  timer.unref();
  return () => {
    silent = true;
    clearInterval(timer);
    stopHearing();
    if (last) tell(last, true);
  };
}
