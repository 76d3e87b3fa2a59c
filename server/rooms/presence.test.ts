import { beforeEach, describe, expect, it } from "vitest";
import { RoomPresence } from "@/server/rooms/presence";

let now = 0;
let crowd: RoomPresence;
const presence = (sectors: Record<string, string> = {}) => crowd.presence((id) => sectors[id] ?? null);
const minutes = (n: number) => {
  now += n * 60_000;
};

beforeEach(() => {
  now = 1_700_000_000_000;
  crowd = new RoomPresence(() => now);
});

describe("who is here (B-35)", () => {
  it("nobody in a new room", () =>
    expect(presence()).toEqual({ here: 0, connected: 0, waiting: 0, paused: null, split: null }));

  it("a person with two tabs is one person, and here until the last is closed", () => {
    crowd.connect("p");
    crowd.connect("p");
    expect(presence()).toMatchObject({ here: 1, connected: 1 });
    crowd.disconnect("p");
    minutes(5);
    expect(presence()).toMatchObject({ here: 1, connected: 1, waiting: 0 });
  });

  it("somebody who lost the connection is waited for, for ten minutes", () => {
    crowd.connect("p");
    crowd.disconnect("p");
    minutes(2);
    expect(presence()).toMatchObject({ here: 1, connected: 0, waiting: 1 });
    minutes(8);
    expect(presence()).toMatchObject({ here: 0, waiting: 0 });
  });

  it("somebody who comes back is connected again, however late", () => {
    crowd.connect("p");
    crowd.disconnect("p");
    minutes(60);
    crowd.connect("p");
    expect(presence()).toMatchObject({ here: 1, connected: 1 });
  });

  it("a page without script is connected for a while after each request", () => {
    crowd.seen("p");
    now += 39_999;
    expect(presence()).toMatchObject({ connected: 1, waiting: 0 });
    now += 1;
    expect(presence()).toMatchObject({ connected: 0, waiting: 1 });
  });

  it("a page that connected is gone when its connection is, however lately it was loaded", () => {
    crowd.seen("p");
    crowd.connect("p");
    expect(presence()).toMatchObject({ connected: 1, waiting: 0 });
    crowd.disconnect("p");
    expect(presence()).toMatchObject({ connected: 0, waiting: 1 });
    expect([...crowd.here()]).toEqual([]);
  });

  it("more disconnects than connects count nobody less than once", () => {
    crowd.connect("p");
    crowd.disconnect("p");
    crowd.disconnect("p");
    crowd.connect("p");
    minutes(5);
    expect(presence()).toMatchObject({ connected: 1 });
  });

  it("somebody removed is gone, also when the connection closes afterwards (B-41)", () => {
    crowd.connect("p");
    crowd.remove("p");
    crowd.disconnect("p");
    expect(presence().here).toBe(0);
  });
});

describe("somebody who erased what they gave (E-62)", () => {
  it("is counted on as one who is expected back, for ten minutes, and belongs to no sector and no group", () => {
    for (const p of ["p", "q"]) crowd.connect(p);
    crowd.forget("p");
    crowd.disconnect("p");
    expect(presence()).toMatchObject({ here: 2, connected: 1, waiting: 1 });
    expect(crowd.present().present).toBe(2);
    expect([...crowd.expected()]).toEqual(["q"]);
    minutes(10);
    expect(presence()).toMatchObject({ here: 1, connected: 1, waiting: 0 });
    expect(crowd.present().present).toBe(1);
  });

  it("is not counted again when they had left long ago", () => {
    crowd.connect("p");
    crowd.disconnect("p");
    minutes(11);
    crowd.forget("p");
    expect(presence().here).toBe(0);
  });
});

describe("breaks (B-34)", () => {
  const pause = (n: number) => {
    for (let i = 0; i < n; i++) {
      crowd.connect(`p${i}`);
      crowd.pause(`p${i}`, true);
    }
  };

  it("of one or two people are not counted", () => {
    pause(2);
    expect(presence().paused).toBeNull();
  });

  it("are counted from three on, and end", () => {
    pause(3);
    expect(presence().paused).toBe(3);
    crowd.pause("p0", false);
    expect(presence().paused).toBeNull();
    expect([crowd.isPaused("p0"), crowd.isPaused("p1"), crowd.isPaused("stranger")]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("of people who left are not counted", () => {
    pause(3);
    crowd.disconnect("p0");
    minutes(11);
    expect(presence().paused).toBeNull();
  });
});

describe("sectors", () => {
  it("count those who are here, in groups of five at least (B-38)", () => {
    const sectors: Record<string, string> = {};
    for (let i = 0; i < 12; i++) {
      crowd.connect(`p${i}`);
      if (i < 9) sectors[`p${i}`] = i < 5 ? "Police" : "Health";
    }
    expect(presence(sectors).split).toEqual({ groups: [{ name: "Police", people: 5 }], rest: 7 });
    const leave = (...people: string[]) => {
      for (const person of people) crowd.disconnect(person);
      minutes(11);
    };
    leave("p0");
    expect(presence(sectors).split).toEqual({ groups: [{ name: "Police", people: 5 }], rest: 7 });
    leave("p1", "p2");
    expect(presence(sectors).split).toBeNull();
  });
});

describe("consoles and stages", () => {
  it("names each trainer once, in order, while one of their consoles is open", () => {
    crowd.openConsole("1", "Tara");
    crowd.openConsole("2", "Cora");
    crowd.openConsole("3", "Tara");
    expect(crowd.consoleNames()).toEqual(["Cora", "Tara"]);
    crowd.closeConsole("1");
    crowd.closeConsole("2");
    expect(crowd.consoleNames()).toEqual(["Tara"]);
  });

  it("keeps which list a console has turned until it is turned back, or the console is closed (B-235)", () => {
    crowd.turnList("1", { list: "box", from: 200 });
    crowd.turnList("2", { list: "box", from: 400 });
    crowd.turnList("1", { list: "wall thoughts", from: 200 });
    expect([crowd.turnedBy("1"), crowd.turnedBy("2"), crowd.turnedBy("3")]).toEqual([
      { list: "wall thoughts", from: 200 },
      { list: "box", from: 400 },
      null,
    ]);
    crowd.turnList("1", { list: "wall thoughts", from: 0 });
    crowd.closeConsole("2");
    expect([crowd.turnedBy("1"), crowd.turnedBy("2")]).toEqual([null, null]);
  });

  it("a room is empty when no phone, console or stage is connected", () => {
    expect(crowd.empty).toBe(true);
    crowd.seen("p");
    expect(crowd.empty).toBe(true);
    crowd.connect("p");
    expect(crowd.empty).toBe(false);
    crowd.disconnect("p");
    crowd.openStage("s");
    expect(crowd.empty).toBe(false);
    crowd.closeStage("s");
    crowd.openConsole("1", "Tara");
    expect(crowd.empty).toBe(false);
  });
});

describe("people on several processes (K-1)", () => {
  const [here, there] = [new RoomPresence(() => now), new RoomPresence(() => now)];
  const bring = (whole = false) =>
    here.onMessage("there", JSON.parse(JSON.stringify(there.snapshot(whole))), whole);

  it("are counted once, and seen wherever they are connected", () => {
    here.connect("ann");
    there.connect("ann");
    there.connect("ben");
    there.openConsole("c1", "Ada");
    there.openStage("s");
    there.paged("s", { at: "story", of: 3 });
    bring();
    expect([here.pagesOf("story"), here.pagesOf("poll")]).toEqual([3, 1]);
    expect([...here.here()].sort()).toEqual(["ann", "ben"]);
    expect(here.presence(() => null)).toMatchObject({ here: 2, connected: 2 });
    expect(here.consoleNames()).toEqual(["Ada"]);
    expect(here.stages).toBe(1);
    there.disconnect("ben");
    bring();
    expect(here.presence(() => null)).toMatchObject({ connected: 1, waiting: 1 });
  });

  it("pause and go on over either", () => {
    there.pause("ann", true);
    bring();
    expect(here.isPaused("ann")).toBe(true);
    now += 10;
    here.pause("ann", false);
    expect(here.isPaused("ann")).toBe(false);
  });

  it("are expected back when their process is gone", () => {
    there.connect("ben");
    bring(true);
    here.onPeerLost("there");
    expect(here.presence(() => null)).toMatchObject({ connected: 1, waiting: 1 });
    expect(here.consoleNames()).toEqual([]);
    expect(here.stages).toBe(0);
  });
});
