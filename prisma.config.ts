import { defineConfig } from "prisma/config";

// `prisma generate` never runs the schema engine, but downloads it all the same unless a path to one is set.
// Any existing file will do; other commands (`migrate deploy`) need the real one.
if (process.argv.includes("generate")) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
