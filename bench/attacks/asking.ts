/**
 * Attacks that ask as fast as they can: codes that are guessed, passwords that are sprayed, strangers who
 * join. Loopback only.
 */
import { randomBytes } from "node:crypto";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { randomCode } from "@/bench/product/codes";

/** Counts by outcome: a status, or what it means. */
export type Tally = Record<string, number>;

export interface Attack {
  /** Ends it. @returns what came of it */
  stop(): Promise<Tally>;
}

interface Said {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request; a form is posted. Status 0: the connection was lost. */
export function ask(
  port: number,
  path: string,
  form?: Record<string, string>,
  cookie = "",
  agent?: Agent,
): Promise<Said> {
  const body = form && new URLSearchParams(form).toString();
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(body === undefined
      ? {}
      : {
          origin: `http://127.0.0.1:${port}`,
          "content-type": "application/x-www-form-urlencoded",
          "content-length": Buffer.byteLength(body),
        }),
  };
  return new Promise((resolve) => {
    const lost = () => resolve({ status: 0, headers: {}, body: "" });
    const call = request(
      { host: "127.0.0.1", port, path, method: body === undefined ? "GET" : "POST", headers, agent },
      (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
        res.on("error", lost);
      },
    );
    call.on("error", lost);
    call.end(body);
  });
}

/** `width` lanes that go on until it is stopped, or until each of `most` was asked. */
function lanes(
  width: number,
  one: (agent: Agent, n: number) => Promise<string>,
  most = Number.POSITIVE_INFINITY,
): Attack & { done: Promise<void> } {
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const tally: Tally = {};
  let stopped = false;
  let next = 0;
  const lane = async () => {
    while (!stopped && next < most) {
      const what = await one(agent, next++);
      tally[what] = (tally[what] ?? 0) + 1;
    }
  };
  const done = Promise.all(Array.from({ length: width }, lane)).then(() => agent.destroy());
  return {
    done,
    async stop() {
      stopped = true;
      await done;
      return tally;
    },
  };
}

/** Codes of rooms, made as the server makes them. "hit": one led to a room. */
export const guessing = (port: number, width: number, most?: number) =>
  lanes(
    width,
    async (agent) => {
      const { status } = await ask(port, "/join", { code: randomCode() }, "", agent);
      return status === 303 ? "hit" : String(status);
    },
    most,
  );

/** Tries to sign in, each with the next address and password. "in": let in; "wait": told to wait. */
export const spraying = (
  port: number,
  width: number,
  tries: (n: number) => { email: string; password: string },
  most?: number,
) =>
  lanes(
    width,
    async (agent, n) => {
      const { status } = await ask(port, "/sign-in/password", tries(n), "", agent);
      return { 200: "in", 429: "wait" }[status] ?? String(status);
    },
    most,
  );

/** Strangers who join a room by its link. "in": they have a cookie. */
export const joining = (port: number, token: string, width: number, most?: number) =>
  lanes(
    width,
    async (agent) => {
      const { status, headers } = await ask(
        port,
        `/j/${token}`,
        { alias: randomBytes(4).toString("hex") },
        "",
        agent,
      );
      return status === 303 && headers["set-cookie"] ? "in" : String(status);
    },
    most,
  );
