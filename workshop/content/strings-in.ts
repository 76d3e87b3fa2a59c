/** Every string in plain data, once. */
export function stringsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") found.add(value);
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) stringsIn(inner, found);
  return found;
}
