/** Chance and time, the same in every run: ids, keys and orders that files draw for themselves. */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { vi } from "vitest";
import { seeded } from "@/model/statistics/random";

const real = {
  uuid: crypto.randomUUID,
  int: crypto.randomInt,
  bytes: crypto.randomBytes,
  values: crypto.webcrypto.getRandomValues,
  random: Math.random,
};
let next = seeded(1);

/** From here on everything is drawn as after every other such call. */
export function drawAnew(now: number): void {
  next = seeded(1);
  vi.setSystemTime(now);
}

const filled = <T extends Uint8Array>(bytes: T): T => {
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(next() * 256);
  return bytes;
};

/** Puts away chance and clock until `freeChance`. */
export function fixChance(now: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now });
  Object.assign(crypto, {
    randomUUID: () => {
      const hex = filled(Buffer.alloc(16)).toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    randomInt: (a: number, b?: number) =>
      b === undefined ? Math.floor(next() * a) : a + Math.floor(next() * (b - a)),
    randomBytes: (size: number) => filled(Buffer.alloc(size)),
  });
  crypto.webcrypto.getRandomValues = ((array: ArrayBufferView) => {
    filled(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  }) as typeof crypto.webcrypto.getRandomValues;
  Math.random = () => next();
  syncBuiltinESMExports();
}

export function freeChance(): void {
  vi.useRealTimers();
  Object.assign(crypto, { randomUUID: real.uuid, randomInt: real.int, randomBytes: real.bytes });
  crypto.webcrypto.getRandomValues = real.values;
  Math.random = real.random;
  syncBuiltinESMExports();
}
