/**
 * A further version of the server, built from the same sources with a few lines of them changed: what a next
 * one is to this one.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { projectRoot } from "@/server/platform/settings/project-root";
import { PROTOCOL_VERSION } from "@/workshop/protocol/connection";

interface Change {
  /** The protocol that it speaks with pages. */
  protocol?: number;
  /** Its meaning of letters between processes. */
  letters?: number;
  /** Its way of sealing them. */
  seal?: number;
  /** The folder of its migrations. */
  migrations?: string;
}

const { nodeOptions } = (await import(
  /* @vite-ignore */ new URL("../../scripts/build.mjs", import.meta.url).href
)) as { nodeOptions: Parameters<typeof build>[0] };

/** @returns the file of its program */
export async function buildVersion(name: string, change: Change): Promise<string> {
  const outdir = path.join(projectRoot, ".build", `server-${name}`);
  const texts = (
    [
      [
        "workshop/protocol/connection.ts",
        `PROTOCOL_VERSION = 0x${PROTOCOL_VERSION.toString(16)}`,
        change.protocol && `PROTOCOL_VERSION = ${change.protocol}`,
      ],
      [
        "server/platform/cluster/wire.ts",
        "ROOM_MESSAGE_VERSION = 1",
        change.letters && `ROOM_MESSAGE_VERSION = ${change.letters}`,
      ],
      ["server/platform/cluster/sealing.ts", "SEAL = 1", change.seal && `SEAL = ${change.seal}`],
      [
        "server/store/database/migrations/migrate.ts",
        'path.join(projectRoot, "prisma", "migrations")',
        change.migrations && JSON.stringify(change.migrations),
      ],
    ] as const
  ).filter((text) => text[2] !== undefined);
  const changed: Plugin = {
    name,
    setup({ onLoad }) {
      for (const [file, before, after] of texts) {
        onLoad({ filter: new RegExp(`/${file.replaceAll(".", "\\.")}$`) }, ({ path: source }) => {
          const text = readFileSync(source, "utf8");
          if (!text.includes(before)) throw new Error(`${file} has no "${before}"`);
          return { contents: text.replace(before, String(after)), loader: "ts" };
        });
      }
    },
  };
  await build({
    ...nodeOptions,
    entryPoints: { index: "server/main/main.ts" },
    outdir,
    plugins: [changed],
  });
  return path.join(outdir, "index.mjs");
}
