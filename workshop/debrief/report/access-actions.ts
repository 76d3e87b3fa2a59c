/** What the log of a room can say that a trainer did. A note with another action is shown by its own name. */
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
