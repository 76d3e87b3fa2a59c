import { describe, expect, it } from "vitest";
import { commandId } from "@/components/live/command-id";
import { createSender } from "@/components/live/send";

/** A socket whose answers are decided by the test; `null` stands for a timeout. */
function fakeSocket(answers: (unknown | null)[]) {
  const sent: { id: string; type: string }[] = [];
  const emitWithAck = async (_event: string, command: { id: string; type: string }) => {
    sent.push(command);
    await Promise.resolve();
    const answer = answers.shift();
    if (answer === null) throw new Error("operation has timed out");
    return answer;
  };
  return { sent, socket: () => ({ timeout: () => ({ emitWithAck }) }) as never };
}

describe("sending a command", () => {
  it("gives back what the server said", async () => {
    const { socket } = fakeSocket([{ ok: true, revision: 4 }]);
    expect(await createSender(socket)({ type: "dim", on: true })).toEqual({
      kind: "ack",
      ack: { ok: true, revision: 4 },
    });
  });

  it("sends once more under the same id when no answer comes", async () => {
    const { socket, sent } = fakeSocket([null, { ok: true }]);
    expect((await createSender(socket)({ type: "dim", on: true })).kind).toBe("ack");
    expect(sent).toHaveLength(2);
    expect(sent[0]?.id).toBe(sent[1]?.id);
  });

  it("says so when nobody answers", async () => {
    const { socket } = fakeSocket([null, null]);
    expect(await createSender(socket)({ type: "dim", on: true })).toEqual({ kind: "silence" });
  });

  it("ignores the same verb while one is under way, and takes it afterwards", async () => {
    const { socket, sent } = fakeSocket([{ ok: true }, { ok: true }, { ok: true }]);
    const send = createSender(socket);
    const first = send({ type: "go", to: "a", seen: 1 });
    expect(await send({ type: "go", to: "a", seen: 1 })).toEqual({ kind: "ignored" });
    expect((await send({ type: "dim", on: true })).kind).toBe("ack");
    await first;
    expect((await send({ type: "go", to: "b", seen: 2 })).kind).toBe("ack");
    expect(sent).toHaveLength(3);
  });

  it("takes the same verb for two people at once, and for one person only once", async () => {
    const { socket, sent } = fakeSocket([{ ok: true }, { ok: true }]);
    const send = createSender(socket);
    const [ana, ben] = [
      "6f1c8f0e-0000-4000-8000-000000000001",
      "6f1c8f0e-0000-4000-8000-000000000002",
    ] as const;
    const moves = [ana, ben, ana].map((participant) =>
      send({ type: "move-person", participant, to: "g1-a" }),
    );
    expect((await Promise.all(moves)).map((m) => m.kind)).toEqual(["ack", "ack", "ignored"]);
    expect(sent).toHaveLength(2);
  });

  it("takes what is hidden of many, and another choice for the door, while one is under way", async () => {
    const { socket, sent } = fakeSocket([{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
    const send = createSender(socket);
    const all = [
      send({ type: "sort-post", post: "question-1", to: "hidden" }),
      send({ type: "sort-post", post: "question-2", to: "hidden" }),
      send({ type: "lock", on: false, ask: true }),
      send({ type: "lock", on: true }),
      send({ type: "lock", on: true }),
    ];
    expect((await Promise.all(all)).map((s) => s.kind)).toEqual(["ack", "ack", "ack", "ack", "ignored"]);
    expect(sent).toHaveLength(4);
  });

  it("makes ids that the protocol takes, and never the same twice", () => {
    const ids = Array.from({ length: 500 }, commandId);
    expect(new Set(ids).size).toBe(500);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{8,40}$/);
  });
});
