/** The message with which the parent starts a process of simulated participants. */
import type { Workshop } from "@/workshop/content/workshop";

export interface CrowdOrders {
  /** Origin of this server, on the loopback. */
  url: string;
  room: string;
  /** Token of the room's join link. */
  token: string;
  people: number;
  languages: string[];
  network: "good" | "bad";
  seed: number;
  workshop: Workshop;
}
