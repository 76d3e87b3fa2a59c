/**
 * Server actions that strangers call with what no page of ours sends: they do nothing, and write nothing into
 * the log.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BuiltAction, builtActions } from "@/tests/support/matrix/call-action";
import { Plenary } from "@/tests/support/plenary";
import { logOf } from "@/tests/support/server-process";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

/** Arguments in the way in which browsers write them: "$K1" is a form, "$S" a symbol. */
const roots = [
  "[]",
  "[null,null,null]",
  "[{},{},{}]",
  '["x","y","z"]',
  '["$Sx","$Sx","$Sx"]',
  '["$K1","$K1","$K1"]',
  '["$F1","$@1","$Q1"]',
  '{"a":',
];

async function call({ id, page }: BuiltAction, root: string): Promise<void> {
  const body = new FormData();
  body.append("0", root);
  const headers = { origin: plenary.url, accept: "text/x-component", "next-action": id };
  const res = await fetch(`${plenary.url}${page}`, { method: "POST", redirect: "manual", headers, body });
  await res.text();
}

it("O-94: a stranger's malformed action writes no error into the log", async () => {
  const errors = () =>
    logOf(plenary.server).flatMap(({ event, sentence }) => (event === "page-failed" ? [sentence] : []));
  const failed: string[] = [];
  const unknown: BuiltAction = { id: "0".repeat(42), page: "/trainer/sign-in" };
  for (const [site, action] of [...builtActions(), ["unknown", unknown] as const]) {
    const before = errors().length;
    await Promise.all(roots.map((root) => call(action, root)));
    if (errors().length > before) failed.push(site);
  }
  expect(failed).toEqual([]);
});
