"use client";
import type { KeyFormProps, OwnForm } from "@/components/editor/face";
import { KeyGrid, choicesIn } from "@/components/editor/form/key-grid";

/** The key of a table, which has no other form. */
function TableKey({ activity, choices, onChange }: KeyFormProps) {
  const key = (activity.key as Record<string, string[]> | undefined) ?? {};
  return (
    <KeyGrid
      help="tableHelp"
      path={`${activity.id}/key`}
      rows={choicesIn(activity.rows)}
      columns={choices(["key", "any"])}
      accepted={(row) => key[row] ?? []}
      onChange={(row, next) => {
        const { [row]: _before, ...others } = key;
        onChange({ ...activity, key: next.length > 0 ? { ...others, [row]: next } : others });
      }}
    />
  );
}

export const tableEditor: OwnForm = {
  KeyForm: TableKey,
  apart: ["key"],
};
