/** One embedded Postgres for the whole run, fsync on, in a temporary folder: product and floors share it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { connect } from "@/server/store/database/connect";
import { databaseUser } from "@/server/store/database/embedded/cluster";
import { startEmbedded } from "@/server/store/database/embedded/supervisor";

export class Database {
  private constructor(
    readonly url: string,
    readonly floorUrl: string,
    readonly sql: pg.Client,
    readonly floor: pg.Client,
    /** For looking things up at once, several at a time. */
    readonly lookUp: pg.Pool,
    private readonly end: () => Promise<void>,
    /** Ends it without waiting; for the last moment of the bench. */
    readonly interrupt: () => void,
  ) {}

  static async start(): Promise<Database> {
    const folder = mkdtempSync(path.join(tmpdir(), "plenary-bench-"));
    const embedded = await startEmbedded(path.join(folder, "data"));
    const sql = await connect(embedded.url(), 5_000, "bench");
    const superuser = await connect(embedded.superuserUrl(), 5_000, "bench");
    await superuser.query(`CREATE DATABASE floors OWNER ${databaseUser}`);
    await superuser.end();
    const floor = await connect(embedded.url("floors"), 5_000, "bench");
    const lookUp = new pg.Pool({ connectionString: embedded.url(), max: 8 });
    return new Database(
      embedded.url(),
      embedded.url("floors"),
      sql,
      floor,
      lookUp,
      async () => {
        await Promise.all([sql.end(), floor.end(), lookUp.end()]);
        await embedded.stop();
        rmSync(folder, { recursive: true, force: true });
      },
      embedded.interrupt,
    );
  }

  stop = (): Promise<void> => this.end();

  /** The first column of the first row, as a number. */
  async number(query: string, values: unknown[] = [], on: pg.Client | pg.Pool = this.sql): Promise<number> {
    const { rows } = await on.query<unknown[]>({ text: query, values, rowMode: "array" });
    return Number(rows[0]?.[0]);
  }
}
