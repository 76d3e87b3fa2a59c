/**
 * Prometheus metrics of the server. Labels are from small closed sets of our own: never a room, a person, an
 * address or a text.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export const registry = new Registry();
const registers = [registry];

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ROWS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
  new Counter({ name: `plenary_${name}`, help, labelNames, registers });
const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
  new Gauge({ name: `plenary_${name}`, help, labelNames, registers });
const histogram = <L extends string>(name: string, help: string, buckets: number[], ...labelNames: L[]) =>
  new Histogram({ name: `plenary_${name}`, help, buckets, labelNames, registers });

export const metrics = {
  requests: counter("http_requests_total", "Requests answered, by what they were for", "route", "status"),
  requestSeconds: histogram("http_request_seconds", "Time until a request was answered", SECONDS, "route"),
  sockets: gauge("sockets", "Open live connections", "role"),
  refused: counter("refused_total", "Messages that were refused, by reason", "reason"),
  answers: counter("answers_total", "Answers: stored, sent again, or refused", "outcome"),
  changesAsked: counter("changes_asked_total", "Times that a count changed"),
  changesTold: counter(
    "changes_told_total",
    "Times that changed counts were shown; the others went with them",
  ),
  views: counter("views_sent_total", "Views sent, one for each connection", "surface"),
  commits: counter("commits_total", "Writes to the database", "of", "outcome"),
  commitSeconds: histogram("commit_seconds", "Time that a write to the database took", SECONDS, "of"),
  batchRows: histogram("batch_rows", "Rows that went to the database together", ROWS, "of"),
  slowPhones: counter(
    "slow_phones_total",
    "Phones that did not read: left out of broadcasts for a while, or closed",
    "what",
  ),
  limited: counter(
    "limited_total",
    "Comings and requests that were refused, and connections cut off",
    "what",
  ),
  jobs: counter("jobs_total", "Work in processes of its own", "kind", "outcome"),
  aside: counter("log_entries_set_aside_total", "Entries of rooms' logs that could not be replayed"),
  unrewritten: gauge("tables_to_rewrite", "Tables whose files may still hold deleted rows"),
  clockJumps: counter("clock_jumps_total", "Times that the clock was moved, or the machine slept"),
  redisAway: gauge("redis_away", "1 while REDIS_URL is set and does not answer"),
  trouble: gauge("trouble", "1 for what is wrong with the database just now", "kind"),
  ready: gauge("ready", "1 while the server is ready for work"),
  rooms: gauge("rooms_live", "Rooms in memory"),
  queues: gauge("queue_depth", "What waits", "queue"),
  pool: gauge("pool_connections", "Connections to the database", "of", "state"),
  diskFree: gauge("disk_free_bytes", "Free space where the data folder is"),
  databaseBytes: gauge("database_bytes", "Size of the database"),
  lastBackup: gauge(
    "last_backup_timestamp_seconds",
    "When `npm run backup` last wrote the whole server; 0 while unknown",
  ),
  build: gauge("build_info", "1; the labels say which version runs", "version", "node"),
  schema: gauge("schema_info", "1; the label is the newest migration of the database", "migration"),
};

/** Functions that set gauges, called before each scrape. */
const scrapeHooks: (() => void | Promise<void>)[] = [];

export const beforeScrape = (look: () => void | Promise<void>): void => void scrapeHooks.push(look);

/** Starts the default metrics: memory, processor time, garbage collection, event-loop delay. Call once. */
export const collectProcessMetrics = (): void => collectDefaultMetrics({ register: registry });

/** The metrics in the text format of Prometheus. A gauge that cannot be read does not affect the others. */
export async function exposition(): Promise<string> {
  await Promise.all(scrapeHooks.map(async (look) => look()).map((one) => one.catch(() => undefined)));
  return registry.metrics();
}
