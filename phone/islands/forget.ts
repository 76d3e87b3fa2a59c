/** Takes everything of this room off this phone, for whoever has just erased what they gave. */
import { forget } from "@/phone/memory";

void forget();
