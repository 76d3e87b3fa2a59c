import { useEffect } from "react";

/** Lets the browser fetch pictures that will be shown soon; nothing waits for them. */
export function usePicturesAhead(addresses: readonly string[]): void {
  const joined = addresses.join(" ");
  useEffect(() => {
    for (const address of joined.split(" ").filter(Boolean)) {
      const picture = new Image();
      picture.fetchPriority = "low";
      picture.src = address;
    }
  }, [joined]);
}
