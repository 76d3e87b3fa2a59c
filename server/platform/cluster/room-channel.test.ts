import { beforeEach, describe, expect, it, vi } from "vitest";
import { type ChannelTransport, RoomChannel } from "@/server/platform/cluster/room-channel";
import type { SentRoomMessage } from "@/server/platform/cluster/wire";
import type { PeerListener, PeerMessage, PeerSnapshot } from "@/server/platform/cluster/peers";

const nothing: PeerSnapshot = {
  presence: { people: {}, consoles: {}, presenters: {}, pages: [], stages: 0, erased: [] },
  writers: [],
  gates: [],
  usage: [],
};

/** One process: its post notes what is sent and which rooms are to be read. */
class Side {
  readonly sent: SentRoomMessage[] = [];
  readonly heard: PeerMessage[] = [];
  readonly lost: string[] = [];
  met = 0;
  outrun = 0;
  reads = 0;
  rev = 0;
  readonly channel: RoomChannel;

  constructor(readonly id: string) {
    const post: ChannelTransport = {
      id,
      up: true,
      send: (_channel, letter) => void this.sent.push(letter),
      refresh: () => void this.reads++,
      left: () => undefined,
    };
    this.channel = new RoomChannel("channel", post);
  }

  attend(): this {
    const room: PeerListener = {
      revision: () => this.rev,
      snapshot: () => nothing,
      onSnapshot: () => void this.met++,
      onMessage: (_from, news) => void this.heard.push(news),
      onNewerState: () => void this.outrun++,
      onPeerLost: (from) => void this.lost.push(from),
      refresh: () => Promise.resolve(),
    };
    this.channel.attend(room);
    return this;
  }

  /** What was sent since the last call. */
  letters = (): SentRoomMessage[] => this.sent.splice(0);
}

let a: Side;
let b: Side;
/** Brings letters to the other side as they were sealed: as plain data. */
const bring = (letters: SentRoomMessage[], to: Side) =>
  letters.forEach((l) => void to.channel.opened(JSON.parse(JSON.stringify(l))));
const exchange = () => {
  for (let i = 0; i < 4; i++) {
    bring(a.letters(), b);
    bring(b.letters(), a);
  }
};

beforeEach(() => {
  a = new Side("a").attend();
  b = new Side("b").attend();
  exchange();
});

describe("letters between two processes (K-7)", () => {
  it("bring what one knows to the other when they meet, and nothing is read for it", () => {
    expect([a.met, b.met]).toEqual([2, 2]);
    expect([a.reads, b.reads]).toEqual([0, 0]);
    expect([a.channel.rank(), b.channel.rank()]).toEqual([0, 1]);
  });

  it("of one that is gone count no longer than until that is known", () => {
    a.channel.tell({ is: "log" });
    const late = a.letters();
    b.channel.gone("a");
    bring(late, b);
    b.channel.keepOnly(new Map([["a", 1]]));
    expect([b.lost, b.channel.rank()]).toEqual([["a"], 1]);
    b.channel.keepOnly(new Map());
    expect([b.lost, b.channel.rank()]).toEqual([["a", "a"], 0]);
  });

  it("bring news, and say who is behind", () => {
    a.rev = 3;
    a.channel.tell({ is: "log" });
    bring(a.letters(), b);
    expect(b.heard).toEqual([{ is: "log" }]);
    expect(b.outrun).toBe(1);
    expect(b.reads).toBe(0);
  });

  it("that are lost are missed with the next one", () => {
    a.channel.tell({ is: "log" });
    a.letters();
    a.channel.tell({ is: "log" });
    bring(a.letters(), b);
    expect(b.reads).toBe(1);
  });

  it("that are lost last are missed when their sender says how many there were", () => {
    a.channel.tell({ is: "log" });
    a.letters();
    b.channel.sentBy("a", a.channel.sent);
    expect(b.reads).toBe(1);
    b.channel.sentBy("somebody else", 0);
    expect(b.reads).toBe(1);
  });

  it("that are lost soon after another are asked for too, a moment later", () => {
    vi.useFakeTimers();
    const lose = () => {
      a.channel.tell({ is: "log" });
      a.letters();
      a.channel.tell({ is: "log" });
      bring(a.letters(), b);
      return b.letters().filter((l) => l.asks).length;
    };
    vi.advanceTimersByTime(1_000);
    expect([lose(), lose(), lose()]).toEqual([1, 0, 0]);
    vi.advanceTimersByTime(1_000);
    expect(b.letters().filter((l) => l.asks)).toHaveLength(1);
    vi.useRealTimers();
  });

  it("are asked for also by who has just answered", () => {
    vi.useFakeTimers();
    vi.advanceTimersByTime(1_000);
    a.channel.introduce();
    bring(a.letters(), b);
    expect(b.letters().map((l) => l.asks)).toEqual([false]);
    a.channel.tell({ is: "log" });
    a.letters();
    a.channel.tell({ is: "log" });
    bring(a.letters(), b);
    expect(b.letters().filter((l) => l.asks)).toHaveLength(1);
    vi.useRealTimers();
  });

  it("of a process that nobody has met make them meet", () => {
    const c = new Side("c").attend();
    c.letters();
    c.channel.tell({ is: "box" });
    c.channel.tell({ is: "log" });
    bring(c.letters(), b);
    expect(b.reads).toBe(1);
  });

  it("of a process that is gone leave the room to be read, and what only it knew is let go", () => {
    b.channel.gone("a");
    expect(b.lost).toEqual(["a"]);
    expect(b.reads).toBe(1);
    b.channel.gone("a");
    expect(b.reads).toBe(1);
  });

  it("that come while the room is loaded are heard after it", () => {
    const late = new Side("late");
    a.channel.tell({ is: "log" });
    bring(a.letters(), late);
    expect(late.heard).toEqual([]);
    late.attend();
    expect(late.heard).toEqual([{ is: "log" }]);
  });

  it("of one's own, and what is no letter, are nothing", () => {
    a.channel.tell({ is: "log" });
    bring(a.letters(), a);
    a.channel.opened({ from: "b" });
    a.channel.opened(null);
    expect(a.heard).toEqual([]);
  });

  it("of a server of another version are not read: what they point at is read from the database, once for many (K-21)", () => {
    vi.useFakeTimers();
    const news = [{ is: "log" }];
    for (const n of [2, 3, 4])
      b.channel.opened({ v: 99, from: "a", n, revision: 7, news: "in another shape" });
    expect([b.heard, b.outrun, b.reads]).toEqual([[], 3, 0]);
    vi.advanceTimersByTime(1_000);
    expect(b.reads).toBe(1);
    // PeerMessage of a kind that is not known here: the rest of the letter is taken.
    b.channel.opened({ v: 1, from: "a", n: 5, revision: 0, news: [...news, { is: "sung" }] });
    expect(b.heard).toEqual(news);
    vi.advanceTimersByTime(1_000);
    expect(b.reads).toBe(2);
    vi.useRealTimers();
  });
});
