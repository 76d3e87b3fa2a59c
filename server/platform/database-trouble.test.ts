import { describe, expect, it } from "vitest";
import { type Trouble, troubleOf } from "@/server/platform/database-trouble";

const withCode = (code: string) => Object.assign(new Error("words"), { code });

describe("what an error tells of the database", () => {
  it.each<[string, unknown, Trouble | null]>([
    ["a full disk, from Postgres", withCode("53100"), "disk-full"],
    [
      "a full disk, through Prisma",
      Object.assign(new Error("Raw query failed"), {
        code: "P2010",
        meta: {
          driverAdapterError: {
            name: "DriverAdapterError",
            cause: { kind: "postgres", originalCode: "53100" },
          },
        },
      }),
      "disk-full",
    ],
    ["a full disk, from the system", withCode("ENOSPC"), "disk-full"],
    ["no connection left", withCode("53300"), "no-connection"],
    ["a pool that gives none", new Error("timeout exceeded when trying to connect"), "no-connection"],
    ["a refused connection", new AggregateError([withCode("ECONNREFUSED")]), "database-away"],
    ["a database that shuts down", withCode("57P01"), "database-away"],
    ["a cut connection", new Error("Connection terminated unexpectedly"), "database-away"],
    ["a statement that took too long", new Error("Query read timeout"), "database-slow"],
    ["a statement of ours that is wrong", withCode("42601"), null],
    ["a value that is there already", withCode("23505"), null],
    ["a mistake of ours", new TypeError("x is not a function"), null],
    ["anything thrown", "words", null],
  ])("%s", (_what, error, trouble) => expect(troubleOf(error)).toBe(trouble));

  it("prefers the cause to what follows from it", () => {
    expect(troubleOf(Object.assign(new Error("Connection terminated"), { cause: withCode("53100") }))).toBe(
      "disk-full",
    );
  });

  it("ends with errors that cause each other", () => {
    const [a, b] = [new Error("a"), new Error("b")];
    a.cause = b;
    b.cause = a;
    expect(troubleOf(a)).toBeNull();
  });
});
