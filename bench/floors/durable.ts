/**
 * The floor of an answer: `ws`, one batched insert after another, the ack after the commit, the count ten
 * times a second.
 */
import { createServer } from "node:http";
import pg from "pg";
import { WebSocketServer } from "ws";

const MAX_ROWS = 500;
const COUNT_EVERY = 100;

export const INSERT = `INSERT INTO vote (question, round, person, id, rev, body)
  SELECT q, r, p, i, v, b::jsonb FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::int[], $6::text[]) AS g(q, r, p, i, v, b)
  ON CONFLICT (question, round, person) DO UPDATE SET id = excluded.id, rev = excluded.rev, body = excluded.body`;

export const TABLE = `CREATE TABLE IF NOT EXISTS vote (question text, round int, person text, id text, rev int, body jsonb,
  PRIMARY KEY (question, round, person))`;

export interface Vote {
  question: string;
  round: number;
  person: string;
  id: string;
  rev: number;
  body: object;
}

/** The columns of a batch. */
export const columnsOf = (votes: readonly Vote[]): unknown[] => [
  votes.map((v) => v.question),
  votes.map((v) => v.round),
  votes.map((v) => v.person),
  votes.map((v) => v.id),
  votes.map((v) => v.rev),
  votes.map((v) => JSON.stringify(v.body)),
];

export async function durableFloor(databaseUrl: string): Promise<{ port: number }> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  let waiting: { vote: Vote; ack(): void }[] = [];
  let flushing = false;
  let stored = 0;
  let shown = 0;
  let people = 0;

  async function flush(): Promise<void> {
    if (flushing) return;
    flushing = true;
    await new Promise<void>((go) => setImmediate(go));
    while (waiting.length) {
      const batch = waiting.slice(0, MAX_ROWS);
      waiting = waiting.slice(MAX_ROWS);
      await database.query({ name: "vote", text: INSERT, values: columnsOf(batch.map((w) => w.vote)) });
      stored += batch.length;
      for (const { ack } of batch) ack();
    }
    flushing = false;
  }

  sockets.on("connection", (socket) => {
    const person = String(people++);
    socket.on("message", (data) => {
      const text = data.toString();
      const start = text.indexOf("[");
      const number = text.slice(2, start);
      const command = (JSON.parse(text.slice(start)) as [string, Vote])[1];
      const ack = () =>
        socket.send(`43${number}[{"ok":true,"stored":{"id":"${command.id}","rev":${command.rev}}}]`);
      waiting.push({ vote: { ...command, person }, ack });
      void flush();
    });
  });
  setInterval(() => {
    if (stored === shown) return;
    shown = stored;
    const [watcher] = sockets.clients;
    watcher?.send(`42["view",{"type":"stage","answered":${shown}}]`);
  }, COUNT_EVERY);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", 1_024, () => {
      const address = server.address();
      resolve({ port: address && typeof address === "object" ? address.port : 0 });
    });
  });
}
