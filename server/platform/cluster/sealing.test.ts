import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Sealing } from "@/server/platform/cluster/sealing";

const ours = new Sealing(randomBytes(32));
const theirs = new Sealing(randomBytes(32));
const channel = ours.channel("room 1");

describe("what processes tell each other (K-6)", () => {
  it("is read by those who have the secret, on its own channel", () => {
    expect(ours.open(channel, ours.seal(channel, { name: "Ada" }))).toEqual({ name: "Ada" });
    expect(ours.open(ours.channel("room 2"), ours.seal(channel, {}))).toBeNull();
    expect(theirs.open(channel, ours.seal(channel, {}))).toBeNull();
  });

  it("tells nothing to others, and takes nothing from them", () => {
    const sealed = ours.seal(channel, { name: "Ada" });
    expect(sealed.toString("latin1")).not.toContain("Ada");
    sealed[sealed.length - 1]! ^= 1;
    expect(ours.open(channel, sealed)).toBeNull();
    expect(ours.open(channel, Buffer.from("{}"))).toBeNull();
    expect(channel).not.toContain("room");
    expect(theirs.channel("room 1")).not.toBe(channel);
  });
});
