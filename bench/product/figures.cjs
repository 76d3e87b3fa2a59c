// Loaded into a measured process with --require. On SIGUSR2 it reads what is asked in $BENCH_FIGURES.ask and writes
// the answer to $BENCH_FIGURES: "reset" the figures, "watch" (reset, and look for the peak of memory from now on, which
// costs time), "read" them, "gc" first and then read, "snapshot" of the heap, "profile" until
// "profiled".
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const inspector = require("node:inspector");
const { monitorEventLoopDelay } = require("node:perf_hooks");
const { setFlagsFromString, writeHeapSnapshot } = require("node:v8");
const { runInNewContext } = require("node:vm");

const file = process.env.BENCH_FIGURES;
if (file) {
  setFlagsFromString("--expose-gc");
  // Code that the engine compiles while it runs would hide what a program itself holds.
  if (process.env.BENCH_INTERPRETED)
    for (const flag of ["--no-opt", "--no-sparkplug"]) setFlagsFromString(flag);
  const gc = runInNewContext("gc");
  const RESOLUTION = 10;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  let peak = 0;
  let cpu = process.cpuUsage();
  let profiler = null;
  let watching;

  const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  const write = (figures) => {
    writeFileSync(`${file}.draft`, JSON.stringify(figures));
    renameSync(`${file}.draft`, file);
  };
  const figures = (profile) => {
    const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
    const used = process.cpuUsage(cpu);
    const loop = { p50: late(delay.percentile(50)), p99: late(delay.percentile(99)), max: late(delay.max) };
    const sockets = process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length;
    return {
      sockets,
      rss,
      heapUsed,
      external,
      arrayBuffers,
      peak,
      loop,
      cpu: (used.user + used.system) / 1e3,
      profile,
    };
  };

  process.on("SIGUSR2", () => {
    const ask = readFileSync(`${file}.ask`, "utf8");
    if (ask === "gc") {
      let rounds = 6;
      const again = () => {
        gc();
        if (--rounds) setTimeout(again, 250);
        else write(figures());
      };
      return again();
    }
    if (ask === "snapshot") {
      gc();
      return write(figures(writeHeapSnapshot(`${file}.${Date.now()}.heapsnapshot`)));
    }
    clearInterval(watching);
    if (ask === "watch")
      watching = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage.rss());
      }, 100);
    if (ask === "reset" || ask === "watch" || ask === "profile") {
      delay.reset();
      peak = process.memoryUsage.rss();
      cpu = process.cpuUsage();
    }
    if (ask === "profile") {
      profiler = new inspector.Session();
      profiler.connect();
      profiler.post("Profiler.enable");
      profiler.post("Profiler.setSamplingInterval", { interval: 250 });
      profiler.post("Profiler.start");
    }
    if (ask === "profiled" && profiler) {
      profiler.post("Profiler.stop", (_error, result) => {
        const saved = `${file}.cpuprofile`;
        writeFileSync(saved, JSON.stringify(result.profile));
        profiler.disconnect();
        profiler = null;
        write(figures(saved));
      });
      return;
    }
    write(figures());
  });
}
