import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnv, variables } from "@/server/platform/settings/env";
import { envExample } from "@/server/platform/settings/env-example";
import { projectRoot } from "@/server/platform/settings/project-root";

const committed = readFileSync(path.join(projectRoot, ".env.example"), "utf8");

/** The settings in the file, as they would be with the # in front of each removed. */
const settings = Object.fromEntries(
  [...envExample().matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
    name!,
    value!.replace(/^"(.*)"$/, "$1"),
  ]),
);

/** Secrets, which the file leaves empty. */
const secrets = {
  PLENARY_SECRET: "s".repeat(32),
  PLENARY_SIGNING_KEY: "k".repeat(43),
  METRICS_TOKEN: "m".repeat(16),
  OIDC_CLIENT_SECRET: "c",
};

describe(".env.example", () => {
  it("is what the settings of the server make", () => {
    expect(
      committed,
      "The settings in server/platform/settings/env.ts or their texts have changed: run `npm run env-example` and commit .env.example.",
    ).toBe(envExample());
  });

  it("names every setting once", () => {
    const names = [...committed.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(Object.keys(variables).sort());
  });

  it("changes nothing as long as everything in it is commented out", () => {
    expect(committed.split("\n").filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });

  it("shows values that the server takes", () => {
    expect(() => parseEnv({ ...settings, ...secrets })).not.toThrow();
  });

  it("holds no secret that somebody could copy", () => {
    for (const name of Object.keys(secrets)) expect([name, settings[name]]).toEqual([name, ""]);
  });
});
