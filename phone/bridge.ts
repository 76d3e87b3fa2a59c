/** Lends the page's one connection to islands, which are bundles of their own. */
import type { Socket } from "socket.io-client";
import type { Ack } from "@/workshop/protocol/acks";
import type { SheetMessage } from "@/workshop/protocol/worksheets";
import { sendCommand } from "./connection";
import { newId, sentence } from "./page";

export type BridgeEvent = SheetMessage | { type: "connect" } | { type: "disconnect" };

export interface PlenarySocket {
  readonly connected: boolean;
  /** Gives the command its id. Never rejects: a command without an answer was perhaps not stored. */
  send(command: object): Promise<Ack>;
  /** @returns a function that ends the listening */
  on(listener: (event: BridgeEvent) => void): () => void;
  /** In the language of the page. */
  sentence(reason: string, values?: Record<string, number>): string;
}

declare global {
  interface Window {
    plenarySocket?: PlenarySocket;
  }
}

/** Offers the connection to islands. */
export function exposeSocket(socket: Socket): void {
  window.plenarySocket = {
    get connected() {
      return socket.connected;
    },
    send: (command) =>
      new Promise((done) =>
        sendCommand(socket, { id: newId(), ...command }, (ack) =>
          done(ack ?? { ok: false, reason: "not-stored" }),
        ),
      ),
    on(listener) {
      const view = (message: BridgeEvent) => void (message.type === "sheet" && listener(message));
      const connect = () => listener({ type: "connect" });
      const disconnect = () => listener({ type: "disconnect" });
      socket.on("view", view).on("connect", connect).on("disconnect", disconnect);
      return () => void socket.off("view", view).off("connect", connect).off("disconnect", disconnect);
    },
    sentence,
  };
}
