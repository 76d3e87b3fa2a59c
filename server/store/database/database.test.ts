import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { retryWhileBusy } from "@/server/store/database/database";

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 });
});
afterEach(() => {
  vi.useRealTimers();
});

const busy = () => new Error("Connection terminated due to connection timeout");

describe("a start beside a busy database", () => {
  it("tries again until there is time for it", async () => {
    let tries = 0;
    await expect(retryWhileBusy(async () => (++tries < 3 ? Promise.reject(busy()) : "done"))).resolves.toBe(
      "done",
    );
    expect(tries).toBe(3);
  });

  it("gives up in the end, and at once where it is a mistake of ours", async () => {
    let tries = 0;
    const fail = (error: Error) => {
      tries++;
      return Promise.reject(error);
    };
    await expect(retryWhileBusy(() => fail(busy()))).rejects.toThrow("connection timeout");
    expect(tries).toBe(5);
    tries = 0;
    await expect(retryWhileBusy(() => fail(new TypeError("x is not a function")))).rejects.toThrow(
      "not a function",
    );
    expect(tries).toBe(1);
  });
});
