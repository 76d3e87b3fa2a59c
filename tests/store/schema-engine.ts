/**
 * Prisma's own schema engine (WebAssembly), for comparing our migrations with what Prisma makes of the schema.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm";
import { projectRoot } from "@/server/platform/settings/project-root";
import { readMigrations } from "@/server/store/database/migrations/migrate";

type Glue = typeof Engine & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

const filters = { externalTables: [], externalEnums: [] };
const schema = {
  path: path.join(projectRoot, "prisma", "schema.prisma"),
  content: readFileSync(path.join(projectRoot, "prisma", "schema.prisma"), "utf8"),
};

/** Loaded once: the glue keeps views of the first instance's memory. */
async function load(): Promise<Glue> {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Glue;
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

const loaded = load();

/** The engine on one database. */
export async function openEngine(url: string): Promise<Engine.SchemaEngine> {
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return (await loaded).SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => undefined,
    adapter,
  );
}

/** The SQL that makes an empty database into the schema. */
export async function sqlOfSchema(engine: Engine.SchemaEngine): Promise<string> {
  const { stdout } = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: null,
    filters,
  });
  return stdout ?? "";
}

/** Prisma's view of the migrations applied to the engine's database. */
export function historyOf(engine: Engine.SchemaEngine): Promise<Engine.DiagnoseMigrationHistoryOutput> {
  return engine.diagnoseMigrationHistory({
    migrationsList: migrationsList(),
    optInToShadowDatabase: false,
    filters,
  });
}

function migrationsList(): Engine.MigrationList {
  const baseDir = path.join(projectRoot, "prisma", "migrations");
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(path.join(baseDir, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: readMigrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}
