/** Which roles may see the status of the server. */
import type { AccountRole } from "@/server/store/accounts";

type WatchDeed = "see-operation";

const table: Record<WatchDeed, readonly AccountRole[]> = { "see-operation": ["owner"] };

export const mayWatch = (role: AccountRole, deed: WatchDeed): boolean => table[deed].includes(role);
