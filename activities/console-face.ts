/** What a kind's console face is given: what the room is shown, without the question. */
import type { Face } from "@/workshop/protocol/down";

export interface ConsoleFaceProps {
  face: Face;
}
