// Loaded before a process of `npm run samples`: its clock is moved by hand, so that four days pass in a
// minute. The parent of a server moves it by a message and waits for the answer. Timers run by the real
// clock.
const Real = Date;
// A room's time never goes back, so a server begins where its clock is moved to first.
const begins = Number(process.env.SAMPLE_CLOCK) || Real.now();
let ahead = begins - Real.now();

/** Milliseconds since the epoch, by the moved clock. */
function now() {
  return Real.now() + ahead;
}

globalThis.Date = class extends Real {
  constructor(...parameters) {
    if (parameters.length > 0) super(...parameters);
    else super(now());
  }
  static now = now;
  // Dates that were made elsewhere are dates too.
  static [Symbol.hasInstance](value) {
    return value instanceof Real;
  }
};

globalThis.setPlenaryClock = (to) => {
  ahead = to - Real.now();
};
process.on("message", ({ clock } = {}) => {
  if (typeof clock !== "number") return;
  globalThis.setPlenaryClock(clock);
  process.send?.({ clock });
});
process.channel?.unref();
