/**
 * What the server does with requests: live connections, phones' pages, trainers' pages, on one port.
 * Sets the keys that the pages' bundle needs, seeds the shipped workshops, and ends everything in order.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import type { Duplex } from "node:stream";
import { AssetServer } from "@/server/assets/serve";
import { loadWorkshops } from "@/server/content/load";
import { shipAssets } from "@/server/content/ship-assets";
import type { Env } from "@/server/env";
import { PdfjsFiles } from "@/server/files/pdfjs";
import { FileRoutes } from "@/server/files/routes";
import type { Origins } from "@/server/origins";
import { Pages } from "@/server/pages";
import { EditorPreview, PREVIEW_PATH } from "@/server/phone/editor-preview";
import { PhoneRoutes } from "@/server/phone/routes";
import { projectRoot } from "@/server/project-root";
import { Rehearsals } from "@/server/rehearsal/rehearsals";
import { Rooms } from "@/server/rooms/registry";
import type { Derive } from "@/server/secrets";
import { Editors, EDITORS_PATH } from "@/server/sockets/editors";
import { Live, LIVE_PATH } from "@/server/sockets/live";
import { collectAssets } from "@/server/store/assets";
import { makeSetupToken } from "@/server/store/accounts";
import type { KeyName } from "@/server/store/keys";
import { closePrisma } from "@/server/store/prisma";
import { rehearsalStore } from "@/server/store/rehearsals";
import { roomStore } from "@/server/store/room-store";
import { upsertWorkshop } from "@/server/store/workshops";

export interface AppOptions {
  env: Env;
  /** Address of the database, with its password. */
  databaseUrl: string;
  derive: Derive;
  origins: Origins;
}

export interface App {
  handle(req: IncomingMessage, res: ServerResponse): void;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The one-time link to make the first account; null when there is one. */
  firstAccountLink(): Promise<string | null>;
  /** Finishes acknowledged work and closes every connection with a reason. */
  close(): Promise<void>;
}

/** Milliseconds between two looks for assets that nobody needs any more. */
const COLLECT_MS = 3_600_000;

const KEYS: Record<KeyName, string> = {
  PLENARY_DOOR_KEY: "doors",
  PLENARY_RESUME_KEY: "resume codes",
  PLENARY_WRAP_KEY: "run keys",
  PLENARY_AUTH_KEY: "trainers' sessions",
  PLENARY_ASSET_KEY: "addresses of assets",
};

export async function createApp({ env, databaseUrl, derive, origins }: AppOptions): Promise<App> {
  process.env.DATABASE_URL = databaseUrl;
  process.env.PLENARY_PUBLIC_URL = env.publicUrl ?? "";
  process.env.AUTH_TRUST_HOST = "true";
  for (const [name, label] of Object.entries(KEYS)) process.env[name] = derive(label).toString("base64url");

  const content = path.join(projectRoot, "content");
  for (const workshop of loadWorkshops(content)) {
    await upsertWorkshop(workshop);
    await shipAssets(content, workshop.id);
  }

  const live = new Live({ publicUrl: env.publicUrl, joinUrl: (token) => joinAddress(origins, token) });
  const rooms = new Rooms(roomStore, live);
  live.rooms = rooms;
  const host = loopback(env.host);
  const rehearsals = new Rehearsals(rehearsalStore, () => `http://${host}:${env.port}`, (id) => rooms.letGo(id));
  await rehearsals.tidy();
  rooms.onLoaded = (room) => rehearsals.attend(room);

  const editors = new Editors(env.publicUrl);
  const preview = new EditorPreview(env.publicUrl);
  const phone = new PhoneRoutes(rooms, env.publicUrl);
  const pages = new Pages(env);
  const assets = new AssetServer();
  const files = new FileRoutes(env.dataDir, env.publicUrl);
  const pdfjs = new PdfjsFiles();
  const collecting = setInterval(() => void collectAssets().catch(() => undefined), COLLECT_MS);
  collecting.unref();

  return {
    handle(req, res) {
      const url = req.url ?? "/";
      if (!isPath(url)) res.writeHead(400).end();
      else if (url.startsWith(EDITORS_PATH)) editors.handle(req, res);
      else if (url === PREVIEW_PATH) preview.handle(req, res);
      else if (url.startsWith(LIVE_PATH)) live.handle(req, res);
      else if (!phone.handle(req, res) && !assets.handle(req, res) && !files.handle(req, res) && !pdfjs.handle(req, res)) pages.handle(req, res);
    },
    upgrade(req, socket, head) {
      const url = req.url ?? "";
      if (url.startsWith(EDITORS_PATH)) editors.upgrade(req, socket, head);
      else if (url.startsWith(LIVE_PATH)) live.upgrade(req, socket, head);
      else if (url.startsWith("/_next/")) pages.upgrade(req, socket, head);
      else socket.destroy();
    },
    async firstAccountLink() {
      const token = await makeSetupToken();
      return token && `${origins.trainer}/trainer/set-up#${token}`;
    },
    async close() {
      clearInterval(collecting);
      files.close();
      rehearsals.close();
      await rooms.close();
      await editors.close();
      await live.close();
      await pages.close();
      await closePrisma();
    },
  };
}

/** Where this server reaches itself: the address it listens at, or the loopback where it listens everywhere. */
const loopback = (host: string): string => {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
};

/** A plain path of this server: neither an absolute target nor `//host/`, and nothing that no parser takes. */
const isPath = (url: string): boolean => /^\/(?![/\\])/.test(url) && URL.canParse(url, "http://plenary");

function joinAddress(origins: Origins, token: string): { url: string; address: string } {
  const origin = origins.phones() ?? origins.trainer;
  return { url: `${origin}/j/${token}`, address: origin.replace(/^http:\/\//, "") };
}
