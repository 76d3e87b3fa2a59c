import { expect, it } from "vitest";
import { lendableUser } from "@/server/store/database/embedded/owner";

const entry = (name: string, uid: number) => `${name}:x:${uid}:${uid}::/:/bin/sh`;

it.each([
  ["postgres before nobody", [entry("nobody", 65534), entry("postgres", 101)], 101],
  ["nobody before others", [entry("daemon", 1), entry("nobody", 65534)], 65534],
  ["any other where there is neither", [entry("daemon", 1), entry("node", 1000)], 1],
  ["no user without a plain number, as macOS's nobody", ["nobody:*:-2:-2::/:/bin/sh", entry("daemon", 1)], 1],
  ["none where root is alone", [], null],
])("O-86: root lends its database %s", (_which, others, uid) => {
  const passwd = [entry("root", 0), "", "# nothing", ...others].join("\n");
  expect(lendableUser(passwd)?.uid ?? null).toBe(uid);
});
