/** The roles that may see the status of the server, and stop it. */
import type { AccountRole } from "@/server/store/accounts/accounts";

export type WatchAction = "see-operation" | "stop-server";

const table: Record<WatchAction, readonly AccountRole[]> = {
  "see-operation": ["owner"],
  "stop-server": ["owner"],
};

export const mayWatch = (role: AccountRole, action: WatchAction): boolean => table[action].includes(role);
