/** Time to open a workshop of 200 activities in the editor, and to store an edit of it. */
import { pause } from "@/bench/clock";
import { randomBytes } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { createAuthored } from "@/bench/product/modules";
import { ACTIVITIES, largeDraft } from "@/bench/product/large-draft";
import { makeTrainer } from "@/bench/product/rooms";
import { type Context, kb, ms, type Part, type Row } from "@/bench/context";
import { spreadOf } from "@/bench/numbers";
import type { Draft } from "@/workshop/editor/draft";
import { problemsOf } from "@/workshop/editor/problems";
import { versionOf } from "@/workshop/editor/version";
import type { EditorAck, EditorView } from "@/workshop/editor/protocol";

/** Connects and waits for the whole workshop. */
async function opened(
  port: number,
  workshop: string,
  cookie: string,
): Promise<{ socket: Socket; draft: Draft; took: number }> {
  const began = performance.now();
  const socket = io(`http://127.0.0.1:${port}`, {
    path: "/live/editor",
    transports: ["websocket"],
    auth: { as: "editor", workshop },
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  });
  const draft = await new Promise<Draft>((resolve, reject) => {
    socket.on("connect_error", reject);
    socket.on("view", (view: EditorView) => view.type === "draft" && resolve(view.draft));
  });
  return { socket, draft, took: performance.now() - began };
}

export const editor: Part = {
  name: "editor",
  async run(context: Context): Promise<Row[]> {
    const server = await context.server();
    const { id, cookie } = await makeTrainer();
    const workshop = await createAuthored(id, largeDraft);
    const turns = context.quick ? 10 : 40;
    context.say(`open and edit a workshop of ${ACTIVITIES} activities`);
    const openings: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const { socket, took } = await opened(server.port, workshop, cookie);
      openings.push(took);
      socket.disconnect();
    }
    const [first = 0, ...later] = openings;
    const { socket, draft } = await opened(server.port, workshop, cookie);
    const edits: number[] = [];
    let now = draft.sessions[0]!.activities[0]!;
    for (let turn = 0; turn < turns; turn++) {
      const value = { ...now, title: `Title ${turn}` };
      const began = performance.now();
      const op = { type: "set-activity", base: versionOf(now), value };
      const ack = (await socket
        .timeout(10_000)
        .emitWithAck("command", { type: "edit", id: randomBytes(9).toString("base64url"), op })) as EditorAck;
      if (!ack.ok) throw new Error(`an edit was refused: ${ack.reason}`);
      edits.push(performance.now() - began);
      now = value;
      // At a person's pace: a connection may send so many a second.
      await pause(130);
    }
    socket.disconnect();
    const checks = Array.from({ length: turns }, (_, i) => {
      const typed = {
        ...draft,
        sessions: draft.sessions.map((s, n) =>
          n ? s : { ...s, activities: s.activities.map((a, k) => (k ? a : { ...a, title: `t${i}` })) },
        ),
      };
      const began = performance.now();
      problemsOf(typed);
      return performance.now() - began;
    });
    await server.stop();
    const [open, edit, check] = [spreadOf(later), spreadOf(edits), spreadOf(checks)];
    return [
      { what: "the first opening of a server just started", product: ms(first) },
      {
        what: `open ${ACTIVITIES} activities (${kb(JSON.stringify(draft).length)}): p50 / p95`,
        product: `${ms(open.p50)} / ${ms(open.p95)}`,
        target: "p95 ≤ 300 ms",
        met: open.p95 <= 300,
      },
      {
        what: "an edit of one, stored and acknowledged: p50 / p95",
        product: `${ms(edit.p50)} / ${ms(edit.p95)}`,
        target: "p95 ≤ 150 ms",
        met: edit.p95 <= 150,
      },
      {
        what: "looking for what is missing after a letter: p50 / p95",
        product: `${ms(check.p50)} / ${ms(check.p95)}`,
        target: "p95 ≤ 60 ms",
        met: check.p95 <= 60,
      },
    ];
  },
};
