/**
 * The entry point. Takes the port first and opens the database last, so that a start which cannot succeed
 * fails early; shutdown runs in reverse.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createApp } from "@/server/main/compose";
import { openInBrowser } from "@/server/main/desktop";
import { allowStopping } from "@/server/platform/stopping";
import { SEAL } from "@/server/platform/cluster/sealing";
import { parseEnv } from "@/server/platform/settings/env";
import { reportFatal } from "@/server/platform/start-error";
import { greet } from "@/server/main/startup-banner";
import { Front } from "@/server/main/routes/front";
import { listen } from "@/server/http/listener";
import { noteAddress } from "@/server/platform/settings/data-directory";
import { log, redirectConsole } from "@/server/platform/log";
import { originsOf } from "@/server/platform/settings/origins";
import { softwareVersion } from "@/server/platform/settings/project-root";
import { findSecrets, openSecrets, whereSecretIs } from "@/server/platform/settings/secrets";
import { Shutdown } from "@/server/main/shutdown";
import { openDatabase, retryWhileBusy } from "@/server/store/database/database";
import { usedData } from "@/server/store/backup/in-use";
import { Endpoints } from "@/server/health/endpoints";
import { Readiness } from "@/server/health/readiness";
import { startTraces } from "@/server/platform/tracing";
import { watchForNewerTables } from "@/server/store/database/migrations/applied";

// V8 lets the heap of a calm server grow by a tenth before it collects all of it, every twelve seconds, for
// up to 40 ms. Here the heap may double first.
setFlagsFromString("--heap-growing-percent=100");

const closeGrace = 2_000;
const shutdown = new Shutdown();

async function start(): Promise<void> {
  const settings = parseEnv(process.env);
  const version = softwareVersion();
  if (!settings.dev) redirectConsole();
  if (settings.traces) shutdown.add(await startTraces(version));
  const readiness = new Readiness();
  readiness.add(() => (shutdown.begun ? "The server is stopping." : null), "");
  const machines = {
    endpoints: new Endpoints(readiness, settings.metricsToken, settings.publicUrl !== undefined),
  };
  const front = new Front(machines, settings.publicUrl);
  const listener = await listen(settings, front);
  shutdown.add(() => listener.close(closeGrace));
  const env = { ...settings, port: listener.port };
  const origins = originsOf(env);
  findSecrets(env);

  const database = await openDatabase(env, {
    seal: SEAL,
    signal: shutdown.signal,
    onTaken: (reason) => void shutdown.end(reportFatal(reason)),
  });
  shutdown.add(database.close, database.interrupt);
  // Connections end before the database does.
  shutdown.add(() => listener.close(closeGrace));
  if (shutdown.begun) return;

  const secrets = await retryWhileBusy(() => openSecrets(env, usedData(database.url)));
  const app = await createApp({
    env,
    databaseUrl: database.url,
    secrets,
    origins,
    embedded: database.embedded,
    readiness,
  });
  shutdown.add(() => {
    front.stop();
    return app.close();
  });
  shutdown.add(listener.stopAccepting);
  shutdown.add(watchForNewerTables((reason) => void shutdown.end(reportFatal(reason))));
  const firstAccountLink = await retryWhileBusy(() => app.firstAccountLink());
  collectGarbage();
  front.serve({ ...machines, ...app.handlers });
  readiness.started = true;
  noteAddress(env.dataDir, origins.trainer);
  log.info("ready", "Plenary is running.", undefined, {
    version,
    port: env.port,
    node: process.versions.node,
  });

  const qr = env.alwaysQr || process.stdout.isTTY === true;
  const secret = whereSecretIs(env, secrets);
  const moved = env.port === settings.port ? null : { from: settings.port, to: env.port };
  process.stdout.write(await greet({ origins, firstAccountLink, moved, where: database.where, secret, qr }));
  if (!env.desktop) return;
  allowStopping(() => void shutdown.end(0));
  openInBrowser(firstAccountLink ?? origins.trainer);
}

/** Gives back some 60 MB that the start alone needed; takes 50 ms, before the first phone comes. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

shutdown.install();
const starting = start();
shutdown.waitFor(starting);
starting.catch((error) => {
  if (!shutdown.begun) void shutdown.end(reportFatal(error));
});
