/** Every string in plain data, once. */
export function stringsIn(value: unknown, strings = new Set<string>()): Set<string> {
  if (typeof value === "string") strings.add(value);
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) stringsIn(inner, strings);
  return strings;
}
