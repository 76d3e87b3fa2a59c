/** The fields of a form as a command about groups: the same for the phone's script and for a page without one. Pure. */

/**
 * Names with a dot are nested (`sheet.group`); `on` is said by "1" and "0"; a card is counted. Nothing is checked
 * here: the protocol's schema does.
 */
export function commandFrom(
  fields: Iterable<readonly [string, string]>,
  id: string,
): Record<string, unknown> {
  const flat = new Map(fields);
  const command: Record<string, unknown> = { id };
  for (const [name, value] of flat) {
    const [outer = "", inner] = name.split(".");
    if (outer === "id") continue;
    if (inner !== undefined) command[outer] = { ...(command[outer] as object | undefined), [inner]: value };
    else command[outer] = typed(flat.get("type"), outer, value);
  }
  return command;
}

function typed(type: string | undefined, name: string, value: string): unknown {
  if (name === "on") return value === "1";
  if (name === "to" && type === "card") return value.trim() === "" ? null : Number(value);
  return value;
}
