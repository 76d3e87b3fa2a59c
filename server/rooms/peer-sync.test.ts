/** What each message of another process makes this one read, and what is read again when something was missed. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { storedRoomId } from "@/model/ids";
import type { PeerMessage, PeerSnapshot } from "@/server/platform/cluster/peers";
import type { StoredAnswer, StoredSheet } from "@/server/platform/room-store";
import { PeerSync } from "@/server/rooms/peer-sync";
import { newRoom, ROOM } from "@/tests/support/pure-room";
import { ANA, BEN } from "@/tests/support/room-parts";
import type { RoomState } from "@/workshop/room/state";

const part = { people: {}, consoles: {}, presenters: {}, stages: 0, pages: [], erased: [] };
const writer = { activity: "sheet", group: "g1-1", participant: ANA, cell: "cell", at: 7 };
const gate = { key: "poll 1", shown: [] };
const whole: PeerSnapshot = { presence: part, writers: [writer], gates: [gate], usage: [["posts", ANA, 2]] };
const answer: StoredAnswer = {
  question: "poll",
  round: 1,
  pseudonym: "p1",
  kept: { id: "answer-1", rev: 1, body: { pass: true } },
};
/** Everything that is read of a room, in order, where no activity is finished. */
const EVERYTHING = [
  "log",
  "answers",
  "people",
  "waiting",
  "entrance",
  "box",
  "sheets",
  "counted control",
] as const;

let state: RoomState;
/** What was read or taken, in order. */
let calls: string[];
let away: boolean;
/** Activities whose keys are held here, and those that are sealed in the database. */
let keys: Set<string>;
let sealed: Set<string>;
/** Changes of sheets that are stored under numbers. */
let changes: StoredSheet[];
let sync: PeerSync;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  [state, calls, away, changes] = [newRoom(), [], false, []];
  [keys, sealed] = [new Set(), new Set()];
  const said = (...what: readonly unknown[]) => void calls.push(what.flat().join(" "));
  const read = async (...what: readonly unknown[]) => {
    if (away) throw new Error("the database is away");
    said(...what);
  };
  sync = new PeerSync({
    roomId: storedRoomId(ROOM),
    store: {
      sheets: {
        changes: async (_room, seqs) => {
          await read("changes", seqs);
          return changes;
        },
      },
    },
    control: {
      get state() {
        return state;
      },
      catchUp: async () => {
        await read("log");
        return false;
      },
    },
    answers: {
      gates: { shownElsewhere: ({ key }) => said("gate", key), snapshot: () => [gate] },
      keys: { has: (activity) => keys.has(activity) },
      giversAmong: async (people, stored) => people.slice(0, stored.length),
      isSealed: async (activity) => sealed.has(activity),
      readAll: () => read("answers"),
      readPlaces: async (places) => {
        await read("places", ...places.map((p) => p.pseudonym));
        return places.map(({ pseudonym }) => ({ ...answer, pseudonym }));
      },
      readSealed: (activity) => read("sealed", activity),
    },
    participants: {
      read: (people = []) => read("people", people),
      entrance: { read: () => read("entrance") },
      readWaiting: (people = []) => read("waiting", people),
      presence: {
        connected: () => [ANA, BEN],
        onMessage: (from, _part, all) => said("presence", from, all ? "whole" : "part"),
        onPeerLost: (from) => said("lost", from),
        snapshot: (all) => {
          said("presence told", all ? "whole" : "part");
          return part;
        },
      },
      recent: { noteAnswers: (activity) => read("note answers", activity) },
    },
    worksheets: {
      absorb: (found, again = []) =>
        said(
          "absorb",
          found.length,
          "whole",
          again.map((s) => s.group),
        ),
      refresh: () => read("sheets"),
      remarks: { refresh: () => read("remarks") },
      awareness: {
        writersHere: () => [writer],
        writersThere: (from, writers) => said("writers", from, writers.length),
      },
    },
    box: { refresh: () => read("box") },
    usage: {
      onMessage: (from, what, who) => said("usage", from, what, who),
      onSnapshot: (from, used) => said("usage whole", from, used.length),
      snapshot: () => [["posts", ANA, 2]],
    },
    broadcaster: { answered: (person, over) => said("answered", person, over) },
    countsChanged: (what) => said("counted", what),
  });
});
afterEach(() => {
  sync.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What a message leads to. */
async function heard(message: PeerMessage, ms = 0): Promise<string[]> {
  sync.onMessage("other", message);
  await vi.advanceTimersByTimeAsync(ms);
  return calls;
}

describe("a message", () => {
  it.each<[PeerMessage, string[]]>([
    [{ is: "people", ids: [ANA] }, [`people ${ANA}`]],
    [{ is: "admissionRequests", ids: [ANA] }, [`waiting ${ANA}`]],
    [{ is: "door" }, ["entrance"]],
    [{ is: "box" }, ["box", "counted control"]],
    [{ is: "remarks" }, ["remarks", "counted control"]],
    [{ is: "everything" }, [...EVERYTHING]],
    [{ is: "log" }, []],
    [{ is: "presence", part }, ["presence other part", "counted counts"]],
    [{ is: "writers", writers: [writer] }, ["writers other 1"]],
    [{ is: "gate", gate }, ["gate poll 1", "counted counts"]],
    [{ is: "usage", what: "posts", who: ANA }, [`usage other posts ${ANA}`]],
  ])("%j leads to what it points at, and nothing else", async (message, expected) => {
    expect(await heard(message)).toEqual(expected);
  });

  it("of answers gathers with others for a moment, and all of them are read at once", async () => {
    sync.onMessage("other", { is: "answers", rows: [["poll", 1, "p1"]] });
    await heard({ is: "answers", rows: [["poll", 1, "p2"]] }, 39);
    expect(calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toEqual(["places p1 p2", "counted counts", `answered ${ANA} form`, `answered ${BEN} form`]);
  });

  it("of a sealed activity reads it once it is sealed here too, after its newcomers were noted", async () => {
    await heard({ is: "sealed", activity: "poll" });
    expect(calls).toEqual([]);
    sealed = new Set(["poll"]);
    expect(await heard({ is: "sealed", activity: "poll" })).toEqual([
      "note answers poll",
      "sealed poll",
      "counted control",
    ]);
  });
});

describe("a message of sheets", () => {
  const sheet = (updates: number): StoredSheet => ({
    activity: "sheet",
    group: "g1-1",
    updates: Array.from({ length: updates }, () => new Uint8Array()),
    lastAt: null,
  });

  it("reads the changes that it points at", async () => {
    changes = [sheet(2)];
    const rows: [string, string, number][] = [1, 2].map((seq) => ["sheet", "g1-1", seq]);
    expect(await heard({ is: "sheets", rows })).toEqual(["changes 1 2", "absorb 1 whole"]);
  });

  it("reads whole sheets where changes were put together meanwhile", async () => {
    changes = [sheet(1)];
    const rows: [string, string, number][] = [1, 2].map((seq) => ["sheet", "g1-1", seq]);
    expect(await heard({ is: "sheets", rows })).toEqual(["changes 1 2", "absorb 1 whole g1-1 g1-1"]);
  });

  it("reads a whole sheet where it is another one", async () => {
    expect(await heard({ is: "sheets", rows: [["sheet", "g1-1", null]] })).toEqual(["absorb 0 whole g1-1"]);
  });
});

describe("another process", () => {
  it("that holds a newer state is followed by reading on in the log", async () => {
    sync.onNewerState();
    expect(calls).toEqual(["log"]);
  });

  it("that is lost is expected to come back with its people, and nobody writes there", () => {
    sync.onPeerLost("other");
    expect(calls).toEqual(["lost other", "writers other 0", "counted control"]);
  });

  it("is told all that only this one knows, and what it knows takes the place of what it told before", () => {
    expect(sync.snapshot()).toEqual(whole);
    calls.length = 0;
    sync.onSnapshot("other", whole);
    expect(calls).toEqual([
      "presence other whole",
      "writers other 1",
      "gate poll 1",
      "usage whole other 1",
      "counted control",
    ]);
  });
});

describe("reading everything", () => {
  it("also takes what was sealed over another process", async () => {
    state = { ...state, finished: ["poll", "many", "thoughts"] };
    [keys, sealed] = [new Set(["poll", "many"]), new Set(["many", "thoughts"])];
    await sync.refresh();
    expect(calls.filter((call) => call.startsWith("sealed"))).toEqual(["sealed many"]);
  });

  it("is done once more for all who ask while it is under way, as what they mean may have come after it began", async () => {
    await Promise.all([sync.refresh(), sync.refresh(), sync.refresh()]);
    expect(calls).toEqual([...EVERYTHING, ...EVERYTHING]);
  });

  it("fails while the database is away, and may be asked for again", async () => {
    away = true;
    await expect(sync.refresh()).rejects.toThrow("away");
    away = false;
    await sync.refresh();
    expect(calls).toEqual(EVERYTHING);
  });

  it("follows what could not be read, every second until the database is back", async () => {
    away = true;
    await heard({ is: "people", ids: [ANA] }, 3_500);
    expect(calls).toEqual([]);
    away = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls).toEqual(EVERYTHING);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls).toEqual(EVERYTHING);
  });
});

it("a room that was closed reads nothing any more", async () => {
  sync.onMessage("other", { is: "answers", rows: [["poll", 1, "p1"]] });
  sync.close();
  await heard({ is: "people", ids: [ANA] }, 1_000);
  expect(calls).toEqual([]);
});
