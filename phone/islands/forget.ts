/** Deletes everything of this room from this phone, on the page that confirms an erasure. */
import { forget } from "@/phone/storage";

void forget();
