/**
 * Floors of the product's folders: rooms are the folders and loose files of one folder, floors the longest
 * way down through their imports. Tests are left out.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const MAX_ROOMS = 16;
const MAX_FLOORS = 5;
const houses = ["server", "workshop", "activities", "model", "components"];

const sourcesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes("generated/"))
    .map((file) => path.posix.join(folder, file));

/** For each room of a folder, the other rooms of it that it imports. */
function roomsOf(house: string): Map<string, Set<string>> {
  const roomOf = (file: string): string =>
    file
      .slice(house.length + 1)
      .split("/")[0]!
      .replace(/\.tsx?$/, "");
  const rooms = new Map<string, Set<string>>();
  for (const file of sourcesIn(house)) {
    const from = roomOf(file);
    const uses = rooms.get(from) ?? new Set();
    rooms.set(from, uses);
    const text = readFileSync(path.join(root, file), "utf8");
    for (const [, named] of text.matchAll(/(?:from|import|import\()\s*"@\/([^"]+)"/g))
      if (named!.startsWith(`${house}/`) && roomOf(named!) !== from) uses.add(roomOf(named!));
  }
  return rooms;
}

/** On which floor a room stands. @throws where it stands on itself */
function floorOf(rooms: Map<string, Set<string>>, room: string, above: readonly string[] = []): number {
  if (above.includes(room)) throw new Error(`a circle: ${[...above, room].join(" → ")}`);
  const below = [...(rooms.get(room) ?? [])].map((used) => floorOf(rooms, used, [...above, room]));
  return 1 + Math.max(0, ...below);
}

describe.each(houses)("%s", (house) => {
  const rooms = roomsOf(house);

  it("has at most sixteen rooms", () => {
    expect([...rooms.keys()].length, [...rooms.keys()].join(" ")).toBeLessThanOrEqual(MAX_ROOMS);
  });

  it("has at most five floors and no circle", () => {
    const floors = Object.fromEntries([...rooms.keys()].map((room) => [room, floorOf(rooms, room)]));
    expect(Math.max(...Object.values(floors)), JSON.stringify(floors)).toBeLessThanOrEqual(MAX_FLOORS);
  });
});
