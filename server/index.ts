/**
 * The composition root: the one place where the parts meet. The port is taken first and the database last, so
 * that a start which cannot succeed fails early; the end runs the other way round. Runs when it is imported.
 */
import { createApp } from "@/server/app";
import { parseEnv } from "@/server/env";
import { reportFatal } from "@/server/fatal";
import { greet } from "@/server/greeting";
import { listen } from "@/server/listener";
import { log } from "@/server/log";
import { originsOf } from "@/server/origins";
import { softwareVersion } from "@/server/project-root";
import { findSecrets, openSecrets, whereSecretIs } from "@/server/secrets";
import { Shutdown } from "@/server/shutdown";
import { openDatabase, retryWhileBusy } from "@/server/store/database/database";
import { watchForNewerTables } from "@/server/store/database/migrations/applied";
import { tameConsole } from "@/server/watch/console";
import { Endpoints } from "@/server/watch/endpoints";
import { Readiness } from "@/server/watch/readiness";
import { startTraces } from "@/server/watch/tracing";

const closeGrace = 2_000;
const shutdown = new Shutdown();

async function start(): Promise<void> {
  const env = parseEnv(process.env);
  const version = softwareVersion();
  if (!env.dev) tameConsole();
  if (env.traces) shutdown.add(await startTraces(version));
  const origins = originsOf(env);
  const readiness = new Readiness();
  readiness.add(() => (shutdown.begun ? "The server is stopping." : null), "");
  const listener = await listen(env, new Endpoints(readiness, env.metricsToken));
  shutdown.add(() => listener.close(closeGrace));
  findSecrets(env);

  const database = await openDatabase(env, (reason) => void shutdown.end(reportFatal(reason)));
  shutdown.add(database.close, database.interrupt);
  // Connections end before the database does.
  shutdown.add(() => listener.close(closeGrace));
  if (shutdown.begun) return;

  const secrets = await retryWhileBusy(() => openSecrets(env, database.url));
  const app = await createApp({
    env,
    databaseUrl: database.url,
    secrets,
    origins,
    embedded: database.embedded,
    readiness,
  });
  shutdown.add(() => app.close());
  shutdown.add(listener.stopAccepting);
  shutdown.add(watchForNewerTables((reason) => void shutdown.end(reportFatal(reason))));
  const firstAccountLink = await app.firstAccountLink();
  listener.serve(app);
  readiness.started = true;
  log.info("ready", "Plenary is running.", undefined, {
    version,
    port: env.port,
    node: process.versions.node,
  });

  const qr = env.alwaysQr || process.stdout.isTTY === true;
  const secret = whereSecretIs(env, secrets);
  process.stdout.write(await greet({ origins, firstAccountLink, where: database.where, secret, qr }));
}

shutdown.install();
const starting = start();
shutdown.waitFor(starting);
starting.catch((error) => shutdown.end(reportFatal(error)));
