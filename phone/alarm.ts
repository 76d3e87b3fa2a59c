/** One thing to do later: setting it again puts it off. */
export function alarm(): { set(ms: number, work: () => void): void; clear(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => clearTimeout(timer);
  return {
    set(ms, work) {
      clear();
      timer = setTimeout(work, ms);
    },
    clear,
  };
}
