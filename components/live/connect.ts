/** A surface's connection to its room. Each view is whole: it replaces the one before. */
import { io, type Socket } from "socket.io-client";
import { withSteps } from "@/components/live/with-steps";
import { cancelReload, pageBuild, reloadWhenIdle } from "@/components/live/reload-on-update";
import type { LookMessage } from "@/workshop/protocol/worksheets";
import type {
  AgendaMessage,
  ConsoleMessage,
  PlanMessage,
  PresentMessage,
  StepMessage,
} from "@/workshop/protocol/console";
import type { HelperMessage, RunMessage } from "@/workshop/protocol/invited";
import type { StageMessage, View } from "@/workshop/protocol/views";
import { PROTOCOL_VERSION } from "@/workshop/protocol/connection";

type Refusal = "not-allowed" | "unknown-room" | "room-ended";

export interface LiveState {
  status: "connecting" | "connected" | "lost" | "refused";
  refusal: Refusal | null;
  /** A page of another version reloads itself, unless it did so lately. */
  version: "same" | "renewing" | "other";
  plan: PlanMessage | null;
  agenda: AgendaMessage | null;
  /** The content of the present activity, where it may be changed. */
  present: PresentMessage["present"];
  console: ConsoleMessage | null;
  /** The sheet into which this console looked last. */
  look: LookMessage | null;
  stage: StageMessage | null;
  helper: HelperMessage | null;
  /** The run sheet, for an observer. */
  run: RunMessage | null;
  /** Server minus browser clock, milliseconds. */
  offset: number;
}

export interface Live {
  subscribe(listener: () => void): () => void;
  state(): LiveState;
  /** @returns a function that closes the connection */
  open(): () => void;
  socket(): Socket | null;
}

const initialState: LiveState = {
  status: "connecting",
  refusal: null,
  version: "same",
  plan: null,
  agenda: null,
  present: null,
  console: null,
  look: null,
  stage: null,
  helper: null,
  run: null,
  offset: 0,
};
const refusals: readonly string[] = ["not-allowed", "unknown-room", "room-ended"] satisfies Refusal[];

/** Introduces the surface; the server checks cookie or key. */
export interface Handshake {
  as: "console" | "stage" | "presenter" | "helper" | "observer";
  room: string;
  key?: string;
  /** The trainer's language. */
  language?: string;
  /** The id under which a helper counts. */
  counter?: string;
}

/** A store for `useSyncExternalStore`; it does nothing until `open` is called. */
export function createLive(auth: Handshake): Live {
  let now: LiveState = initialState;
  let socket: Socket | null = null;
  /** The steps of the plan whose notes and keys came last. */
  let steps: StepMessage["steps"] = [];
  const listeners = new Set<() => void>();
  const set = (change: Partial<LiveState>) => {
    now = { ...now, ...change };
    for (const listener of listeners) listener();
  };

  function open(): () => void {
    const offset = offsetKeeper();
    const mine = io({
      path: "/live",
      transports: ["websocket", "polling"],
      auth: { ...auth, version: PROTOCOL_VERSION, build: pageBuild },
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.6,
      timeout: 8_000,
      forceNew: true,
    });
    socket = mine;
    mine.on("connect", () => set({ status: "connected", refusal: null, version: "same" }));
    mine.on("connect_error", (error: Error) => {
      if (refusals.includes(error.message)) {
        mine.disconnect();
        set({ status: "refused", refusal: error.message as Refusal });
      } else set({ status: now.status === "connecting" ? "connecting" : "lost" });
    });
    mine.on("disconnect", (reason) => {
      cancelReload();
      if (now.status === "refused") return;
      set({ status: "lost" });
      // The client does not come back by itself when the server closed the connection.
      if (reason === "io server disconnect")
        window.setTimeout(() => mine.connect(), 1_000 + Math.random() * 3_000);
    });
    const show = (view: View & { now?: number }) => {
      const clock = view.now === undefined ? {} : { offset: offset(view.now, Date.now()) };
      if (view.type === "stage") set({ stage: view, ...clock });
      else if (view.type === "console") set({ console: view, ...clock });
      else if (view.type === "plan") set({ plan: withSteps(view, steps) });
      else if (view.type === "step") {
        steps = view.steps;
        if (now.plan) set({ plan: withSteps(now.plan, steps) });
      } else if (view.type === "present") set({ present: view.present });
      else if (view.type === "agenda") set({ agenda: view, ...clock });
      else if (view.type === "look") set({ look: view });
      else if (view.type === "helper") set({ helper: view, ...clock });
      else if (view.type === "run") set({ run: view, ...clock });
      else if (view.type === "renew") set({ version: reloadWhenIdle() ? "renewing" : "other" });
    };
    /** Messages after a packed one wait until it is unpacked. */
    let shown = Promise.resolve();
    mine.on("view", (view: View | ArrayBuffer) => {
      shown = shown
        .then(async () => show(view instanceof ArrayBuffer ? await unpacked(view) : view))
        .catch(reportError);
    });
    return () => {
      mine.removeAllListeners();
      mine.disconnect();
      if (socket === mine) socket = null;
    };
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => now,
    open,
    socket: () => socket,
  };
}

const unpacked = (bytes: ArrayBuffer): Promise<View> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();

/**
 * Server minus browser clock. Each sample is late by its journey, so the largest of the last eight is the
 * best; old ones are dropped, because clocks of laptops that slept are set right.
 */
function offsetKeeper(): (serverNow: number, browserNow: number) => number {
  let samples: number[] = [];
  return (serverNow, browserNow) => {
    samples = [...samples, serverNow - browserNow].slice(-8);
    return Math.max(...samples);
  };
}
