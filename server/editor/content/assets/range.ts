/** The part of a file that a Range header asks for (RFC 9110, section 14); one range only, as players ask. */

type Range = { from: number; to: number } | "all" | "impossible";

/** @param size bytes of the file, at least 1. `to` is the last byte that is sent. */
export function rangeOf(header: string | undefined, size: number): Range {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return "all";
  const [, first = "", last = ""] = asked;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "impossible" : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size) return "impossible";
  return to < from ? "all" : { from, to };
}
