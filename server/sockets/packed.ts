import { gzipSync } from "node:zlib";
import type { View } from "@/workshop/protocol/views";

/** A long message in a fifth of its bytes, as the sockets of rooms do not compress; pages unpack it. */
export const packed = (message: View): Buffer => gzipSync(JSON.stringify(message));
