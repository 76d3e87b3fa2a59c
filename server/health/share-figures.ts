/** Tells the other processes how this one does, and keeps what they tell (O-44). */
import type { Cluster } from "@/server/cluster/cluster";
import type { Figures } from "@/server/cluster/figures";
import { type Fleet, TELL_MS } from "@/server/health/fleet";

/** @param figures those of this process. @returns what ends it, with a farewell */
export function tellOthers(
  cluster: Pick<Cluster, "up" | "say" | "onWord">,
  fleet: Fleet,
  figures: () => Promise<Figures>,
): () => void {
  let last: Figures | null = null;
  let silent = false;
  const stopHearing = cluster.onWord(
    (word, from) => word.is === "figures" && fleet.heard(from, word.figures, Date.now(), word.stops),
  );
  const tell = (of: Figures, stops: boolean) => cluster.say({ is: "figures", figures: of, stops });
  const timer = setInterval(() => {
    if (!cluster.up) fleet.deaf(Date.now());
    void figures().then(
      (now) => {
        // After the farewell this process would look like one that is lost.
        if (silent) return;
        last = now;
        tell(now, false);
      },
      () => undefined,
    );
  }, TELL_MS);
  timer.unref();
  return () => {
    silent = true;
    clearInterval(timer);
    stopHearing();
    if (last) tell(last, true);
  };
}
