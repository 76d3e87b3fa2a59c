import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { putSecrets } from "@/server/retention/backup/secrets";
import { parseEnv } from "@/server/platform/settings/env";
import {
  findSecrets,
  makeSecrets,
  readSecrets,
  type Secrets,
  whereSecretIs,
} from "@/server/platform/settings/secrets";

const fixed: Secrets = { secret: "s".repeat(43), signingKey: "k".repeat(43) };
const joined = { REDIS_URL: "redis://localhost", DATABASE_URL: "postgres://localhost/plenary" };

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "plenary-secrets-"));
  mkdirSync(inRoot("data"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const inRoot = (...names: string[]): string => path.join(root, ...names);
const together = (more: Record<string, string> = {}) => parseEnv({ PLENARY_DATA: inRoot("data"), ...more });
const apart = (more: Record<string, string> = {}) =>
  together({ PLENARY_SECRETS_DIRECTORY: inRoot("apart"), ...more });

function writeSecrets(folder: string, { secret, signingKey }: Secrets = fixed): void {
  mkdirSync(inRoot(folder), { recursive: true });
  writeFileSync(inRoot(folder, "secret"), `${secret}\n`);
  writeFileSync(inRoot(folder, "signing-key"), `${signingKey}\n`);
}

describe("O-70 the secrets", () => {
  it("are read from one folder: that of the data, or another", () => {
    writeSecrets("data", { secret: "d".repeat(40), signingKey: "d".repeat(43) });
    writeSecrets("apart");
    expect(readSecrets(apart())).toEqual(fixed);
    expect(readSecrets(together()).secret).toBe("d".repeat(40));
  });

  it("are taken from their own settings first, each by itself", () => {
    writeSecrets("apart");
    const secret = "of the setting, thirty-two letters";
    expect(findSecrets(apart({ PLENARY_SECRET: secret }))).toEqual({ secret, signingKey: fixed.signingKey });
  });

  it("of joined servers may come from a folder that all of them have", () => {
    writeSecrets("apart");
    expect(findSecrets(apart(joined))).toEqual(fixed);
    expect(() => together(joined)).toThrow(
      "all of them need the same PLENARY_SECRET and PLENARY_SIGNING_KEY",
    );
  });
});

it("O-107 a folder that cannot be entered is told as such, not as a file", () => {
  symlinkSync(inRoot("apart"), inRoot("apart"));
  expect(() => findSecrets(apart())).toThrow(
    `Plenary cannot enter the folder ${inRoot("apart")} (ELOOP): make it readable for the user who starts the server, or name another with PLENARY_SECRETS_DIRECTORY=/path/to/folder.`,
  );
  const inside = parseEnv({ PLENARY_DATA: inRoot("apart", "none") });
  expect(() => findSecrets(inside)).toThrow(/enter the folder .*apart\/none.* PLENARY_DATA=/);
});

describe("O-71 missing secrets", () => {
  it("are made for their owner's eyes, in a folder that nobody else may enter", () => {
    const secrets = makeSecrets(apart());
    expect(readSecrets(apart())).toEqual(secrets);
    expect(statSync(inRoot("apart")).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(inRoot("apart")))
      expect(statSync(inRoot("apart", name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(inRoot("apart")).sort()).toEqual(["secret", "signing-key"]);
    expect(readdirSync(inRoot("data"))).toEqual([]);
  });

  it("are made beside the one that is there, which stays", () => {
    writeSecrets("apart");
    rmSync(inRoot("apart", "signing-key"));
    const secrets = makeSecrets(apart());
    expect(secrets.secret).toBe(fixed.secret);
    expect(secrets.signingKey).toMatch(/^[\w-]{43}$/);
  });
});

describe("O-72 a start refuses", () => {
  it("secrets that still lie beside the data, and says how to move them", () => {
    writeSecrets("data");
    expect(() => findSecrets(apart())).toThrow(
      `mv ${inRoot("data", "secret")} ${inRoot("data", "signing-key")} ${inRoot("apart")}/`,
    );
    writeSecrets("apart");
    rmSync(inRoot("apart", "signing-key"));
    expect(() => findSecrets(apart())).toThrow(`mv ${inRoot("data", "signing-key")} ${inRoot("apart")}/`);
  });

  it("to make what joined servers need alike", () => {
    expect(() => findSecrets(apart(joined))).toThrow(
      /secret and .*signing-key are missing, and servers that are joined/,
    );
  });

  it("a file that holds something else, without repeating it", () => {
    writeSecrets("apart", { secret: "hush", signingKey: fixed.signingKey });
    expect(() => findSecrets(apart())).toThrow(
      /apart\/secret must hold at least 32 characters .*; found 4 characters/,
    );
    expect(() => findSecrets(apart())).not.toThrow("hush");
    writeSecrets("apart", { secret: fixed.secret, signingKey: "f".repeat(64) });
    expect(() => findSecrets(apart())).toThrow(/apart\/signing-key must hold 32 random bytes as base64url/);
  });

  it.each(["", " \n"])("a file in which nothing stands (%j), and puts nothing into it", (text) => {
    mkdirSync(inRoot("apart"));
    writeFileSync(inRoot("apart", "secret"), text);
    expect(() => findSecrets(apart())).toThrow(
      /apart\/secret must hold at least 32 characters .*; found 0 characters/,
    );
    expect(() => makeSecrets(apart())).toThrow("found 0 characters");
    expect(readdirSync(inRoot("apart"))).toEqual(["secret"]);
  });

  it("a folder that is none, and a file that cannot be read", () => {
    writeFileSync(inRoot("apart"), "");
    expect(() => makeSecrets(apart())).toThrow(
      /are missing, and Plenary cannot write to .*apart \(EEXIST\): make them/,
    );
    rmSync(inRoot("apart"));
    mkdirSync(inRoot("apart", "secret"), { recursive: true });
    expect(() => findSecrets(apart())).toThrow(
      /cannot read .*secret \(EISDIR\): make it readable for the user/,
    );
  });
});

describe("O-74 the greeting says where the secret is", () => {
  it("beside the data, also in a folder below it", () => {
    mkdirSync(inRoot("data", "postgres"));
    expect(whereSecretIs(together(), fixed)).toMatch(/data\/secret, beside the data: together they tell/);
    for (const folder of ["keys", "..keys"]) {
      const below = together({ PLENARY_SECRETS_DIRECTORY: inRoot("data", folder) });
      expect(whereSecretIs(below, fixed)).toContain(`data/${folder}/secret, beside the data`);
    }
  });

  it.each([
    ["another folder", apart, /apart\/secret, apart from the data, which alone/],
    ["a setting", () => together({ PLENARY_SECRET: fixed.secret }), /^PLENARY_SECRET, apart/],
    ["a database elsewhere", () => together({ DATABASE_URL: joined.DATABASE_URL }), /data\/secret, apart/],
  ])("apart, by %s", (_by, env, said) => {
    expect(whereSecretIs(env(), fixed)).toMatch(said);
  });

  it("with a copy beside the data, which undoes it; another secret is no copy", () => {
    writeSecrets("data");
    writeSecrets("apart");
    expect(whereSecretIs(apart(), fixed)).toContain(
      `delete ${inRoot("data", "secret")} and ${inRoot("data", "signing-key")}: with a copy beside the data, apart gains nothing`,
    );
    writeSecrets("data", { secret: "d".repeat(40), signingKey: "d".repeat(43) });
    expect(whereSecretIs(apart(), fixed)).toContain("apart from the data");
  });
});

describe("O-76 the secrets of a backup", () => {
  it("are put where the settings say; what was there is kept beside them", () => {
    writeSecrets("apart", { secret: "d".repeat(40), signingKey: fixed.signingKey });
    putSecrets(apart(), fixed);
    expect(readSecrets(apart())).toEqual(fixed);
    expect(readdirSync(inRoot("apart")).sort()).toEqual(["secret", "secret.before-restore", "signing-key"]);
    expect(readFileSync(inRoot("apart", "secret.before-restore"), "utf8")).toBe(`${"d".repeat(40)}\n`);
    expect(readdirSync(inRoot("data"))).toEqual([]);
  });

  it("need no writing where they are in place, and replace no setting", () => {
    writeSecrets("apart");
    chmodSync(inRoot("apart"), 0o500);
    putSecrets(apart(), fixed);
    chmodSync(inRoot("apart"), 0o700);
    expect(readdirSync(inRoot("apart")).sort()).toEqual(["secret", "signing-key"]);
    expect(() => putSecrets(together({ PLENARY_SECRET: "e".repeat(40) }), fixed)).toThrow(
      "PLENARY_SECRET is another one than in this backup",
    );
  });
});
