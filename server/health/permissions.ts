/** Who may see how the server does. One table, asked by the page. */
import type { AccountRole } from "@/server/store/accounts";

type WatchDeed = "see-operation";

const table: Record<WatchDeed, readonly AccountRole[]> = { "see-operation": ["owner"] };

export const mayWatch = (role: AccountRole, deed: WatchDeed): boolean => table[deed].includes(role);
