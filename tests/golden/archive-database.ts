/**
 * An example's archive in place of the database: what the server reads of a room, read from the tables in its file. It
 * stands where `server/store/database/prisma.ts` stands, and answers the plain questions that readers of a debrief ask.
 */
import { createReadStream, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/server/platform/settings/project-root";
import { exampleFile, type ExampleName } from "@/server/store/rooms/examples";
import { ArchiveReader } from "@/server/store/backup/archive/format";

type Row = Record<string, unknown>;
interface Query {
  where?: Row;
  select?: Record<string, boolean>;
  orderBy?: Record<string, "asc" | "desc"> | Record<string, "asc" | "desc">[];
  distinct?: string[];
  take?: number;
}

let tables = new Map<string, Row[]>();

/** Opens an example. @returns the id of its room */
export async function openArchive(name: ExampleName): Promise<string> {
  const reader = await ArchiveReader.open(createReadStream(exampleFile(name)));
  tables = new Map();
  for (let head = await reader.next(); head; head = await reader.next()) {
    const { model, fields } = modelNames(head.table);
    const rows: Row[] = [];
    for await (const line of reader.rows()) {
      const cells = line.toString("utf8").slice(0, -1).split("\t");
      rows.push(
        Object.fromEntries(head.columns.map((c, i) => [fields.get(c) ?? c, cellValue(c, cells[i]!)])),
      );
    }
    tables.set(model, rows);
  }
  const room = tables.get("room")![0]!;
  room.example = name;
  return String(room.id);
}

const schema = readFileSync(path.join(projectRoot, "prisma", "schema.prisma"), "utf8");

/** The name of a table in the database client, and the names of those columns that have another name there. */
function modelNames(table: string): { model: string; fields: Map<string, string> } {
  const match = [...schema.matchAll(/^model (\w+) \{\n([^}]*)\}/gm)].find(([, , body]) =>
    body!.includes(`@@map("${table}")`),
  );
  if (!match) throw new Error(`prisma/schema.prisma has no table ${table}`);
  const [, name, body] = match;
  const mapped = body!.matchAll(/^ {2}(\w+) .*[^@]@map\("(\w+)"\)/gm);
  return {
    model: name![0]!.toLowerCase() + name!.slice(1),
    fields: new Map([...mapped].map(([, field, column]) => [column!, field!])),
  };
}

const numbers = new Set([
  "round",
  "seq",
  "present",
  "paused",
  "count",
  "wave",
  "revision",
  "support",
  "minutes",
  "join_epoch",
]);
const json = new Set(["workshop", "settings", "state", "entry", "body", "groups"]);
const times = /_at$|_on$|^at$/;
const signs: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** One cell as COPY writes it (text format), as Prisma gives it. */
function cellValue(column: string, cell: string): unknown {
  if (cell === "\\N") return null;
  const text = cell.replace(/\\(.)/g, (_all, sign: string) => signs[sign] ?? sign);
  if (json.has(column)) return JSON.parse(text);
  if (numbers.has(column)) return Number(text);
  if (times.test(column)) return new Date(text.replace(/\+00$/, "Z").replace(" ", "T"));
  if (text.startsWith("\\x")) return new Uint8Array(Buffer.from(text.slice(2), "hex"));
  if (column === "black") return listOf(text);
  return text === "t" && cell.length === 1 ? true : text === "f" ? false : text;
}

/** A list as Postgres writes it: `{a,"b c"}`. */
const listOf = (text: string): string[] =>
  [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? bare! : quoted.replace(/\\(.)/g, "$1"),
  );

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function fits(row: Row, where: Row = {}): boolean {
  return Object.entries(where).every(([key, wanted]) => {
    if (typeof wanted !== "object" || wanted === null || wanted instanceof Date)
      return same(row[key] ?? null, wanted);
    return Object.entries(wanted).every(([how, value]) => {
      const stored = row[key] as number;
      switch (how) {
        case "in":
          return (value as unknown[]).some((one) => same(one, stored));
        case "gt":
          return stored > (value as number);
        case "lte":
          return stored <= (value as number);
        default:
          throw new Error(
            `Golden files cannot be asked for "${how}" of ${key}: see tests/golden/archive-database.ts.`,
          );
      }
    });
  });
}

function rowsOf(table: string, { where, orderBy = [], distinct, take, select }: Query = {}): Row[] {
  let rows = (tables.get(table) ?? []).filter((row) => fits(row, where));
  for (const [key, direction] of [orderBy]
    .flat()
    .flatMap((by) => Object.entries(by))
    .reverse())
    rows = rows.toSorted((a, b) => order(a[key], b[key]) * (direction === "asc" ? 1 : -1));
  if (distinct) {
    const seen = new Set<string>();
    rows = rows.filter((row) => {
      const key = JSON.stringify(distinct.map((d) => row[d]));
      return !seen.has(key) && seen.add(key);
    });
  }
  const cut = rows.slice(0, take);
  return select
    ? cut.map((row) => Object.fromEntries(Object.keys(select).map((key) => [key, row[key] ?? null])))
    : cut;
}

const order = (a: unknown, b: unknown): number =>
  (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;

const modelOf = (table: string) => ({
  findMany: async (query?: Query) => rowsOf(table, query),
  findFirst: async (query?: Query) => rowsOf(table, query)[0] ?? null,
  findUnique: async (query?: Query) => rowsOf(table, query)[0] ?? null,
  count: async (query?: Query) => rowsOf(table, query).length,
});

export const prisma = new Proxy({}, { get: (_target, table: string) => modelOf(table) });
export const closePrisma = async (): Promise<void> => undefined;
export const pools = new Map<string, never>();

/** The statements by which a debrief reads its room and answers. */
export const prepared =
  (name: "load-room" | "running-answers" | "anonymous-answers") =>
  async (_statement: TemplateStringsArray, roomId: string): Promise<Row[]> => {
    if (name === "load-room")
      return rowsOf("room", { where: { id: roomId } }).map(({ workshop, settings, endedAt }) => ({
        workshop: JSON.stringify(workshop),
        settings,
        ended: endedAt !== null,
      }));
    const sealed = name === "anonymous-answers";
    const query = { where: { roomId }, orderBy: sealed ? { id: "asc" as const } : [] };
    return rowsOf(sealed ? "anonymousAnswer" : "answer", query).map((row) => ({
      question: row.questionId,
      round: row.round,
      pseudonym: row.pseudonym,
      id: row.answerId ?? "",
      rev: Number(row.rev ?? 0),
      body: JSON.stringify(row.body),
    }));
  };
