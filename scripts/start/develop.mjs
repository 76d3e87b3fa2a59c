// `npm run dev`: rebuilds server and phones at every change, and starts the server again when it has changed.
// The pages are Next's own in development mode.
import { spawn } from "node:child_process";
import { context } from "esbuild";
import { build, phoneOptions, phoneStyle, reportBuildError, serverBundle, serverOptions } from "../build.mjs";

let child = null;
let stopping = false;

function startServer() {
  child = spawn(process.execPath, ["--enable-source-maps", serverBundle], {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "development", PLENARY_DEV: "1", NEXT_TELEMETRY_DISABLED: "1" },
  });
  child.on("exit", (code) => {
    child = null;
    if (stopping) process.exit(code ?? 1);
  });
}

function stopServer() {
  return new Promise((resolve) => {
    if (!child) return resolve();
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}

let restarting = Promise.resolve();

const restartOnChange = {
  name: "restart",
  setup(watcher) {
    watcher.onEnd(({ errors }) => {
      if (errors.length > 0 || stopping) return;
      restarting = restarting.then(stopServer).then(() => {
        if (!stopping) startServer();
      });
    });
  },
};

for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    stopping = true;
    if (child) child.kill(signal);
    else process.exit(0);
  });

try {
  await build({ next: false });
} catch (error) {
  process.exit(reportBuildError(error));
}
const server = await context({ ...serverOptions, logLevel: "warning", plugins: [restartOnChange] });
await server.watch();
await (await context({ ...phoneStyle, logLevel: "warning" })).watch();
const phones = phoneOptions();
if (phones)
  await (await context({ ...phones, minify: false, sourcemap: "inline", logLevel: "warning" })).watch();
