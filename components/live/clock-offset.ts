/**
 * How far the server's clock is ahead of this browser's. Each sample is late by its journey, so the largest of the
 * last few is the best; old ones are dropped, because clocks of laptops that slept are set right.
 */
export function offsetKeeper(keep = 8): (serverNow: number, browserNow: number) => number {
  let samples: number[] = [];
  return (serverNow, browserNow) => {
    samples = [...samples, serverNow - browserNow].slice(-keep);
    return Math.max(...samples);
  };
}
