export const memberRoles = ["view", "edit"] as const;
export type MemberRole = (typeof memberRoles)[number];
export type AuthorRole = "owner" | MemberRole;

const everybody: readonly AuthorRole[] = ["owner", "edit", "view"];
const editors: readonly AuthorRole[] = ["owner", "edit"];
const owner: readonly AuthorRole[] = ["owner"];

export const authorPermissions = {
  read: everybody,
  copy: everybody,
  "open-room": everybody,
  edit: editors,
  "name-version": editors,
  restore: editors,
  invite: owner,
  "remove-member": owner,
  archive: owner,
  delete: owner,
  /** Gives up one's own place; an owner has no successor for it. */
  leave: ["edit", "view"],
} as const satisfies Record<string, readonly AuthorRole[]>;

export type AuthorAct = keyof typeof authorPermissions;

export const mayAuthor = (role: AuthorRole, act: AuthorAct): boolean =>
  (authorPermissions[act] as readonly AuthorRole[]).includes(role);
