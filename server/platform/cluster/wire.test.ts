import { expect, it } from "vitest";
import type { PeerMessage, PeerSnapshot } from "@/server/platform/cluster/peers";
import {
  heartbeatSchema,
  clusterMessageSchema,
  ROOM_MESSAGE_VERSION,
  decodeRoomMessage,
  encodeRoomMessage,
} from "@/server/platform/cluster/wire";

it("K-21: a beat is one with a word, without one, and with one that is not known here", () => {
  const beat = { from: "a" };
  expect(heartbeatSchema.parse(beat)).toEqual(beat);
  expect(heartbeatSchema.parse({ ...beat, bye: true })).toEqual({ ...beat, bye: true });
  for (const word of [
    { is: "account", id: "1" },
    { is: "not-yet-invented", of: 2 },
  ])
    expect(heartbeatSchema.parse({ ...beat, word })).toEqual({ ...beat, word });
  expect(clusterMessageSchema.safeParse({ is: "not-yet-invented", of: 2 }).success).toBe(false);
});

it("K-21: a letter keeps the words that servers of an older version know", () => {
  const presence = { people: {}, consoles: {}, presenters: {}, stages: 0, pages: [], erased: [] };
  const news: PeerMessage[] = [
    { is: "log" },
    { is: "admissionRequests", ids: ["a"] },
    { is: "presence", part: presence },
    { is: "usage", what: "posts", who: "a" },
  ];
  const whole: PeerSnapshot = { presence, writers: [], gates: [], usage: [["posts", "a", 2]] };
  const letter = { v: ROOM_MESSAGE_VERSION, from: "b", n: 1, revision: 3, news, whole };
  const sent = encodeRoomMessage(letter);
  expect(sent.news.map((item) => item.is)).toEqual(["log", "knocks", "crowd", "did"]);
  expect(sent.whole).toEqual({ crowd: presence, writers: [], gates: [], did: [["posts", "a", 2]] });
  expect(decodeRoomMessage(sent)).toEqual({ ...letter, all: true });
});
