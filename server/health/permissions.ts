/** The roles that may see the status of the server. */
import type { AccountRole } from "@/server/store/accounts/accounts";

type WatchAction = "see-operation";

const table: Record<WatchAction, readonly AccountRole[]> = { "see-operation": ["owner"] };

export const mayWatch = (role: AccountRole, action: WatchAction): boolean => table[action].includes(role);
