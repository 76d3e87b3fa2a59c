/**
 * Runs one call at a time; all that is asked for meanwhile becomes the next one, with the last value of each
 * property. Each caller learns how that last call ended.
 */
export function createLatest<T extends object>(run: (asked: T) => Promise<boolean>) {
  let next: T | null = null;
  let running: Promise<boolean> | null = null;
  async function drain(): Promise<boolean> {
    let done = true;
    try {
      while (next) {
        const asked = next;
        next = null;
        done = await run(asked);
      }
      return done;
    } finally {
      running = null;
    }
  }
  return (asked: T): Promise<boolean> => {
    next = { ...next, ...asked };
    running ??= drain();
    return running;
  };
}
