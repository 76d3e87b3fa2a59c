// Says what is being built and for how long: seconds that count on a terminal, elsewhere a line every ten.
const terminal = process.stdout.isTTY === true;
const SECOND_MS = 1_000;
const [step, before, after] = terminal ? [1, "\r", "\x1b[K"] : [10, "", "\n"];

/**
 * Runs `work`, and says its name and its seconds while it goes on.
 * @param {(text: string) => void} say
 */
export async function withProgress(name, say, work) {
  let seconds = 0;
  const clock = setInterval(() => {
    seconds++;
    if (seconds % step === 0) say(`${before}  Building ${name}: ${seconds} s${after}`);
  }, SECOND_MS);
  try {
    return await work();
  } finally {
    clearInterval(clock);
    if (terminal && seconds > 0) say(`\r${after}`);
  }
}
