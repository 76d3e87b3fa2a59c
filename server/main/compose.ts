/**
 * Puts the parts of the server together, sets the keys that the pages need, and seeds the shipped workshops.
 */
import path from "node:path";
import { AssetServer } from "@/server/editor/content/assets/serve";
import { AttendanceClock } from "@/server/certificates/attendance-clock";
import { countTests } from "@/server/certificates/count-tests";
import { CertificateForms } from "@/server/certificates/routes";
import { Cluster } from "@/server/platform/cluster/cluster";
import { joinProcesses } from "@/server/main/join-processes";
import { Sealing } from "@/server/platform/cluster/sealing";
import { builtContent, prebuiltWorkshops } from "@/server/editor/content/prebuilt-workshops";
import { shipAssets } from "@/server/editor/content/ship-assets";
import { type RoomConnections, RetentionClock } from "@/server/retention/clock";
import { RetentionForms } from "@/server/retention/routes";
import type { Env } from "@/server/platform/settings/env";
import { Handouts } from "@/server/exports/handouts";
import { RoomFiles } from "@/server/exports/routes";
import { Documentation } from "@/server/http/documentation";
import { PdfjsFiles } from "@/server/http/pdfjs";
import * as downloads from "@/server/editor/downloads";
import { WorkshopFiles } from "@/server/editor/routes";
import { jobsWaiting } from "@/server/workers/run";
import type { Handlers, MachineHandlers } from "@/server/main/routes/handlers";
import { type Origins, publishOrigins } from "@/server/platform/settings/origins";
import { Pages, pagesBuild } from "@/server/http/next-pages";
import { EditorPreview } from "@/server/phone/editor-preview";
import { StepPreview } from "@/server/phone/step-preview";
import { JoinRoutes } from "@/server/phone/join-routes";
import { GuessGuard } from "@/server/phone/guess-guard";
import * as signIn from "@/server/accounts/sign-in-routes";
import * as keepsakes from "@/server/phone/participant-files";
import { OpenPages } from "@/server/phone/open-pages";
import { PhonePages } from "@/server/phone/pages";
import * as room from "@/server/phone/room";
import * as forms from "@/server/phone/room-forms";
import { ParticipantGate } from "@/server/phone/participant-gate";
import { Turns } from "@/server/phone/turns";
import { projectRoot } from "@/server/platform/settings/project-root";
import { Rehearsals } from "@/server/rehearsal/rehearsals";
import { Rooms } from "@/server/rooms/registry";
import { deriver, type Secrets } from "@/server/platform/settings/secrets";
import { EditorSockets } from "@/server/sockets/editor-sockets";
import { phoneMarkup } from "@/server/phone/markup";
import { RoomSockets } from "@/server/sockets/room-sockets";
import { ownTaskLocks, taskLocks } from "@/server/store/database/task-locks";
import { collectAssets } from "@/server/store/assets/assets";
import { retryWhileBusy, withStartLock } from "@/server/store/database/database";
import { dropExpiredFollowUps } from "@/server/store/learning/follow-up";
import { createSetupToken } from "@/server/store/accounts/accounts";
import { deleteExpiredTokens } from "@/server/store/accounts/one-time-tokens";
import { setKeys } from "@/server/store/keys";
import { closePrisma } from "@/server/store/database/prisma";
import { rehearsalStore } from "@/server/store/rooms/rehearsals";
import {
  finishRewriting,
  rewriteAfterStart,
  rewriteLargeTablesWhen,
} from "@/server/store/database/rewrite-tables";
import { roomStore } from "@/server/store/postgres-room";
import * as debrief from "@/server/debrief/routes";
import { Chapters } from "@/server/debrief/chapters";
import { OwnPages } from "@/server/debrief/own-pages";
import { PublishedPages } from "@/server/debrief/published-pages";
import { isShipped, upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import type { Readiness } from "@/server/health/readiness";
import { startMonitoring } from "@/server/health/monitor";
import { currentStatus, isQuietTime } from "@/server/health/status";
import type { RoomId } from "@/model/ids";

interface AppOptions {
  env: Env;
  /** With its password. */
  databaseUrl: string;
  secrets: Secrets;
  origins: Origins;
  /** The database lies in the data folder. */
  embedded: boolean;
  readiness: Readiness;
}

interface App {
  handlers: Omit<Handlers, keyof MachineHandlers>;
  /** One-time; null when there is an account. */
  firstAccountLink(): Promise<string | null>;
  close(): Promise<void>;
}

/** Milliseconds that a start waits for Redis. */
const REDIS_TIMEOUT_MS = 5_000;

/** Milliseconds between two searches for assets, tokens and follow-ups that have expired. */
const COLLECTION_INTERVAL_MS = 3_600_000;

export async function createApp({
  env,
  databaseUrl,
  secrets,
  origins,
  embedded,
  readiness,
}: AppOptions): Promise<App> {
  process.env.DATABASE_URL = databaseUrl;
  process.env.PLENARY_PUBLIC_URL = env.publicUrl ?? "";
  publishOrigins(env);
  process.env.PLENARY_SIGN_IN = JSON.stringify(env.signIn);
  process.env.AUTH_TRUST_HOST = "true";
  const derive = deriver(secrets.secret);
  setKeys(derive);
  process.env.PLENARY_SIGNING_KEY = secrets.signingKey;

  const content = path.join(projectRoot, "content");
  const built = builtContent();
  const ship = async () => {
    for (const workshop of prebuiltWorkshops()) {
      await shipAssets(content, workshop.id);
      await upsertWorkshop(workshop, built?.hash);
    }
  };
  await retryWhileBusy(async () => {
    if (!built || !(await isShipped(built.ids, built.hash))) await withStartLock(databaseUrl, ship);
  });
  rewriteAfterStart();

  const cluster = env.redisUrl
    ? new Cluster(env.redisUrl, new Sealing(derive("words between processes")))
    : null;
  const claims = cluster ? taskLocks(databaseUrl) : ownTaskLocks;
  const build = pagesBuild(env);
  const joinUrl = (token: string) => joinAddress(origins, token);
  const live = new RoomSockets({
    publicUrl: env.publicUrl,
    build,
    joinUrl,
    markup: phoneMarkup,
  });
  const rooms = new Rooms(roomStore, live, cluster);
  live.rooms = rooms;
  const host = loopback(env.host);
  const rehearsals = new Rehearsals(
    rehearsalStore,
    () => `http://${host}:${env.port}`,
    (id) => rooms.letGo(id),
    claims,
  );
  await retryWhileBusy(() => rehearsals.tidy());
  const attendance = new AttendanceClock(undefined, undefined, claims, rooms.has);
  rooms.onLoaded = (room) => {
    rehearsals.attend(room);
    attendance.watch(room);
    countTests(room);
  };

  const editors = new EditorSockets(env.publicUrl, build);
  const preview = new EditorPreview();
  const phone = new PhonePages();
  const guards = { doors: new GuessGuard(), codes: new GuessGuard(), names: new GuessGuard() };
  /** For phones and for checks of certificates. */
  const origin = () => origins.shared();
  const pages = new Pages(env);
  const assets = new AssetServer();
  const files = new WorkshopFiles(env.dataDir);
  const exports = new RoomFiles(env.dataDir);
  const ownPages = new OwnPages(() => `http://${host}:${env.port}`);
  const pdfjs = new PdfjsFiles();
  const certificates = new CertificateForms(origin);
  const collecting = setInterval(() => {
    void collectAssets().catch(() => undefined);
    void deleteExpiredTokens().catch(() => undefined);
    void dropExpiredFollowUps().catch(() => undefined);
  }, COLLECTION_INTERVAL_MS);
  collecting.unref();
  const forget = (room: RoomId) => {
    live.closeRoom(room);
    if (rooms.has(room)) void rooms.letGo(room);
  };
  const doors: RoomConnections = {
    closeRoom: (id) => live.closeRoom(id),
    forgetElsewhere: (room) => cluster?.broadcast({ is: "forget-room", room }),
  };
  const retention = new RetentionForms(rooms, doors);
  const retentionClock = new RetentionClock(rooms, doors);
  const watching = startMonitoring({
    dataDir: env.dataDir,
    embedded,
    readiness,
    rooms: () => rooms.ids,
    cluster,
    port: env.port,
    build,
    queues: {
      answers: () => rooms.writer.queued,
      sheets: () => rooms.sheetWriter.queued,
      heavy: jobsWaiting,
      exports: () => exports.busy,
    },
    onNews: () => rooms.each((room) => room.countsChanged()),
    onClock: () => rooms.each((room) => room.clockMoved()),
  });
  rewriteLargeTablesWhen(async () => isQuietTime(await currentStatus()));
  const leaveOthers =
    cluster && joinProcesses(cluster, { guards, exports: exports.jobs, editors, forgetRoom: forget });
  await cluster?.ready(REDIS_TIMEOUT_MS);

  return {
    handlers: {
      assets,
      certs: certificates,
      chapters: new Chapters(ownPages),
      debrief,
      documentation: new Documentation(),
      doors: new JoinRoutes(rooms, guards.doors, phone),
      downloads,
      editors,
      exports,
      files,
      forms,
      handouts: new Handouts(rooms, joinUrl),
      keepsakes,
      live,
      open: new OpenPages(guards, phone, origin),
      ownPages,
      pages,
      pdfjs,
      phone,
      preview,
      published: new PublishedPages(ownPages),
      retention,
      signIn,
      room,
      steps: new StepPreview(rooms, joinUrl),
      turns: new Turns(rooms, phone),
      visits: new ParticipantGate(rooms, phone, origin),
    },
    async firstAccountLink() {
      const token = await createSetupToken(cluster !== null);
      return token && `${origins.trainer}/trainer/set-up#${token}`;
    },
    async close() {
      clearInterval(collecting);
      watching.close();
      leaveOthers?.();
      await retentionClock.close();
      files.close();
      exports.close();
      attendance.close();
      rehearsals.close();
      await rooms.close();
      await editors.close();
      await live.close();
      await cluster?.close();
      await claims.close();
      await pages.close();
      await finishRewriting();
      await closePrisma();
    },
  };
}

/** The address that it listens at, or the loopback where it listens at all. */
const loopback = (host: string): string => {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
};

function joinAddress(origins: Origins, token: string): { url: string; address: string } {
  const origin = origins.shared();
  return { url: `${origin}/j/${token}`, address: origin.replace(/^http:\/\//, "") };
}
