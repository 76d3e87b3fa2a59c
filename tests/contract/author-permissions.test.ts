/** Permissions with an authored workshop, written out once more by hand, without the table of the code. */
import { expect, it } from "vitest";
import { type AuthorAct, authorPermissions, mayAuthor } from "@/workshop/editor/permissions";

const rows: Record<AuthorAct, [owner: boolean, edit: boolean, view: boolean]> = {
  read: [true, true, true],
  copy: [true, true, true],
  "open-room": [true, true, true],
  edit: [true, true, false],
  "name-version": [true, true, false],
  restore: [true, true, false],
  invite: [true, false, false],
  "remove-member": [true, false, false],
  archive: [true, false, false],
  delete: [true, false, false],
  leave: [false, true, true],
};

it("every act has a row", () =>
  expect(Object.keys(rows).sort()).toEqual(Object.keys(authorPermissions).sort()));

it.each(Object.entries(rows))("%s is for those it is for (E-11)", (act, allowed) => {
  expect((["owner", "edit", "view"] as const).map((role) => mayAuthor(role, act as AuthorAct))).toEqual(
    allowed,
  );
});
