/**
 * The composition root: the one place where the parts meet. The port is taken first and the database last, so
 * that a start which cannot succeed fails early; the end runs the other way round. Runs when it is imported.
 */
import { createApp } from "@/server/app";
import { parseEnv } from "@/server/env";
import { reportFatal } from "@/server/fatal";
import { greet } from "@/server/greeting";
import { listen } from "@/server/listener";
import { originsOf } from "@/server/origins";
import { openSecrets } from "@/server/secrets";
import { Shutdown } from "@/server/shutdown";
import { openDatabase } from "@/server/store/database";

const closeGrace = 2_000;
const shutdown = new Shutdown();

async function start(): Promise<void> {
  const env = parseEnv(process.env);
  const origins = originsOf(env);
  const listener = await listen(env);
  shutdown.add(() => listener.close(closeGrace));
  const derive = openSecrets(env);

  const database = await openDatabase(env, (reason) => void shutdown.end(reportFatal(reason)));
  shutdown.add(database.close, database.interrupt);
  // Connections end before the database does.
  shutdown.add(() => listener.close(closeGrace));
  if (shutdown.begun) return;

  const app = await createApp({ env, databaseUrl: database.url, derive, origins });
  shutdown.add(() => app.close());
  shutdown.add(listener.stopAccepting);
  const firstAccountLink = await app.firstAccountLink();
  listener.serve(app);

  const qr = env.alwaysQr || process.stdout.isTTY === true;
  process.stdout.write(await greet({ origins, firstAccountLink, where: database.where, qr }));
}

process.setSourceMapsEnabled(true);
shutdown.install();
const starting = start();
shutdown.waitFor(starting);
starting.catch((error) => shutdown.end(reportFatal(error)));
