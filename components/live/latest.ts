/**
 * Does one thing at a time; of all that is asked for meanwhile, only the last is done next. Each caller learns how the
 * last one ended.
 */
export function createLatest<T>(run: (value: T) => Promise<boolean>) {
  let next: { value: T } | null = null;
  let running: Promise<boolean> | null = null;
  async function drain(): Promise<boolean> {
    let done = true;
    try {
      while (next) {
        const { value } = next;
        next = null;
        done = await run(value);
      }
      return done;
    } finally {
      running = null;
    }
  }
  return (value: T): Promise<boolean> => {
    next = { value };
    running ??= drain();
    return running;
  };
}
