/** Calls a server action as a browser would, but without the page that offers it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Argument, Ids } from "@/tests/support/matrix/action-rows";

interface Manifest {
  node: Record<string, { workers: Record<string, unknown>; exportedName: string }>;
}

export interface BuiltAction {
  id: string;
  /** The address of a page that knows it: "/debrief/[room]". */
  page: string;
}

/** The actions of the built pages, by name. */
export function builtActions(): Map<string, BuiltAction> {
  const file = path.resolve(import.meta.dirname, "../../../.next/server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  return new Map(
    Object.entries(node).map(([id, { exportedName, workers }]) => [
      exportedName,
      {
        id,
        page: Object.keys(workers)[0]!
          .replace(/^app/, "")
          .replace(/\/page$/, ""),
      },
    ]),
  );
}

const PLACES: Readonly<Record<string, string>> = { "[room]": "room", "[workshop]": "workshop" };

/** @returns what the action returned as JSON; "→" and a path where it led elsewhere; a status where it was refused */
export async function callAction(
  url: string,
  { id, page }: BuiltAction,
  args: readonly Argument[],
  cookie: string,
  ids: Ids,
  headers: Record<string, string> = {},
): Promise<{ said: string; res: Response; body: string }> {
  const data = new FormData();
  const root = args.map((argument, n) => {
    if (!("form" in argument)) return argument.value;
    const part = n + 1;
    for (const [name, value] of Object.entries(argument.form)) data.append(`_${part}_${name}`, value);
    return `$K${part.toString(16)}`;
  });
  data.append("0", JSON.stringify(root));
  const where = page.replace(/\[\w+\]/g, (place) => ids[PLACES[place] ?? ""] ?? place);
  const res = await fetch(`${url}${where}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: url, accept: "text/x-component", "next-action": id, ...headers },
    body: data,
  });
  const body = await res.text();
  const to = res.headers.get("x-action-redirect")?.split(";")[0];
  if (to) return { said: `→ ${to}`, res, body };
  if (res.status >= 400) return { said: String(res.status), res, body };
  return { said: returned(body), res, body };
}

/** The row of the answer that holds what was returned; the first names it: `0:{"a":"$@1",…}`. */
function returned(body: string): string {
  const rows = new Map(
    body.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
  const first = rows.get("0");
  const name = first ? /"a":"\$@(\w+)"/.exec(first)?.[1] : undefined;
  return (name && rows.get(name)) ?? "";
}
