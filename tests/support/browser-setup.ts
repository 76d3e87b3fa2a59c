/** Before the stories in a browser: the built program with its pages, and a Postgres for the run. */
import { startPostgres } from "@/tests/support/postgres";

export default async function setUp(): Promise<() => Promise<void>> {
  const script = new URL("../../scripts/build.mjs", import.meta.url).href;
  const { build } = (await import(script)) as { build(): Promise<string[]> };
  await build();
  return startPostgres();
}
