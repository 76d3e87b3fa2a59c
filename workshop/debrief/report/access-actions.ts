/** A trainer's actions in a room's log. Notes of other actions are shown by their own name. */
const accessActions = [
  "open",
  "export",
  "export-rows",
  "export-summary",
  "edit",
  "remark",
  "release",
  "keep-back",
  "publish",
  "withdraw",
  "purge",
  "certificates",
  "archive",
  "backup",
] as const;

type AccessAction = (typeof accessActions)[number];

export const isAccessAction = (action: string): action is AccessAction =>
  (accessActions as readonly string[]).includes(action);
