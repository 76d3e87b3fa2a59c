/** The files in ops/ and those of the container are what their programs take (O-51). */
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { missingProgram } from "@/tests/support/machine";
import { exitCodes } from "@/server/platform/start-error";
import { projectRoot } from "@/server/platform/settings/project-root";

const inProject = (file: string): string => path.join(projectRoot, file);
const read = (file: string): string => readFileSync(inProject(file), "utf8");
const compose = missingProgram("docker-compose", "version");
/** The status of systemd itself where a file of LoadCredential is missing. */
const CREDENTIALS = 243;
const systemd = missingProgram("systemd-analyze", "--version");

it("compose: the app is read-only, without capabilities, and has where to write", () => {
  const { services } = parse(read("docker-compose.yml"));
  expect(services.app).toMatchObject({
    read_only: true,
    cap_drop: ["ALL"],
    security_opt: ["no-new-privileges:true"],
  });
  expect(services.app.volumes).toContain("app-data:/data");
  expect(services.app.tmpfs[0]).toMatch(/^\/tmp:/);
  expect(services.app.ports[0]).toMatch(/^\$\{LISTEN:-127\.0\.0\.1\}:/);
});

interface Service {
  profiles?: string[];
  environment?: Record<string, string>;
  image?: string;
}

it.for(["single", "cluster"])(
  "O-104 compose: processes over one database are alone or joined: %s",
  (profile) => {
    const { services } = parse(read("docker-compose.yml"), { merge: true }) as {
      services: Record<string, Service>;
    };
    const started = Object.values(services).filter(
      ({ profiles, environment }) => environment?.DATABASE_URL && (profiles?.includes(profile) ?? true),
    );
    const addresses = started.map(({ environment }) => environment?.REDIS_URL ?? "alone");
    const expected = { single: ["alone"], cluster: ["redis://valkey:6379", "redis://valkey:6379"] };
    expect(addresses).toEqual(expected[profile as keyof typeof expected]);
    expect(new Set(started.map(({ image }) => image))).toEqual(new Set(["plenary"]));
    const manual = ["operations.md", "scaling.md"].map((page) => read(`docs/${page}`)).join("");
    expect(manual).toMatch(new RegExp(`(COMPOSE_PROFILES=|--profile )${profile}\\b`));
  },
);

it("O-104 systemd starts a server again, unless it ended for what only a person can mend", () => {
  const unit = read("ops/plenary.service");
  const { settings, databaseUnsuitable, migration, build, installation, secrets } = exitCodes;
  expect(unit).toMatch(/^Restart=on-failure$/m);
  expect(/^RestartPreventExitStatus=(.*)$/m.exec(unit)?.[1]?.split(" ").map(Number)).toEqual([
    settings,
    databaseUnsuitable,
    migration,
    build,
    installation,
    secrets,
    CREDENTIALS,
  ]);
});

it.for([[], ["--profile", "single"], ["--profile", "cluster"], ["-f", inProject("ops/compose-secrets.yml")]])(
  "compose: Docker takes it %s %s",
  (more, test) => {
    test.skip(compose !== null, compose ?? "");
    const config = execFileSync(
      "docker-compose",
      ["-f", inProject("docker-compose.yml"), ...more, "config", "--quiet"],
      {
        encoding: "utf8",
        env: { ...process.env, POSTGRES_PASSWORD: "x", PLENARY_SECRET: "y".repeat(32) },
      },
    );
    expect(config).toBe("");
  },
);

it("the image runs as an ordinary user, says whether it lives, and builds nothing at its start", () => {
  const image = read("Dockerfile");
  const last = image.slice(image.lastIndexOf("FROM "));
  expect(last).toMatch(/^USER node$/m);
  expect(last).toMatch(/HEALTHCHECK[\s\S]*\/healthz/);
  expect(last).toMatch(/^ENTRYPOINT \["node", "\.build\/server\/command\.mjs"\]$/m);
  expect(last).toMatch(/^VOLUME \/data$/m);
});

it("containers and units hand on the secrets under the names of their files", () => {
  const names = ["secret", "signing-key"];
  const { services, secrets } = parse(read("ops/compose-secrets.yml"), { merge: true });
  expect(Object.keys(secrets)).toEqual(names);
  for (const name of ["app", "app-1", "app-2"]) {
    expect(services[name].secrets).toEqual(names);
    expect(services[name].environment).toEqual({ PLENARY_SECRETS_DIRECTORY: "/run/secrets" });
    expect(
      parse(read("docker-compose.yml"), { merge: true }).services[name].environment.PLENARY_SECRET,
    ).toMatch(/:-}$/);
  }
  const unit = read("ops/plenary-secrets.conf");
  const credentials = [...unit.matchAll(/^LoadCredential=([\w-]+):\/etc\/plenary\/secrets\/\1$/gm)];
  expect(credentials.map(([, name]) => name)).toEqual(names);
  expect(unit).toMatch(/^Environment=PLENARY_SECRETS_DIRECTORY=%d$/m);
});

it("systemd takes the addition for secrets", (test) => {
  test.skip(systemd !== null, systemd ?? "");
  const folder = mkdtempSync(path.join(tmpdir(), "plenary-units-"));
  mkdirSync(path.join(folder, "plenary.service.d"));
  copyFileSync(inProject("ops/plenary.service"), path.join(folder, "plenary.service"));
  copyFileSync(inProject("ops/plenary-secrets.conf"), path.join(folder, "plenary.service.d", "secrets.conf"));
  const { stderr } = spawnSync("systemd-analyze", ["verify", path.join(folder, "plenary.service")], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  expect(stderr.split("\n").filter((line) => line.includes("secrets.conf"))).toEqual([]);
});

it.for(["plenary.service", "plenary-backup.service", "plenary-backup.timer"])(
  "systemd takes %s",
  (name, test) => {
    test.skip(systemd !== null, systemd ?? "");
    const problems = spawnSync("systemd-analyze", ["verify", inProject(`ops/${name}`)], { encoding: "utf8" })
      .stderr.split("\n")
      .filter((line) => line.includes(name) && !/not executable|No such file/.test(line));
    expect(problems).toEqual([]);
  },
);

it.for(["plenary.service", "plenary-backup.service"])("%s is well shut", (name, test) => {
  test.skip(systemd !== null, systemd ?? "");
  const report = spawnSync("systemd-analyze", ["security", "--offline=true", inProject(`ops/${name}`)], {
    encoding: "utf8",
  }).stdout;
  expect(Number(/exposure level for plenary(?:-backup)?\.service: ([\d.]+)/.exec(report)?.[1])).toBeLessThan(
    2.5,
  );
});

it("alerts say what is wrong, and each has its row in the manual", () => {
  const { groups } = parse(read("ops/prometheus-alerts.yml"));
  const manual = read("docs/operations.md");
  for (const rule of groups[0].rules) {
    expect(rule.expr).toBeTruthy();
    expect(rule.annotations.summary).toMatch(/[.?]$/);
    expect(manual).toContain(rule.alert);
  }
  expect(parse(read("ops/prometheus.yml")).rule_files).toEqual(["prometheus-alerts.yml"]);
});

it("alerts are there for what no other figure tells (O-37, O-103)", () => {
  const { groups } = parse(read("ops/prometheus-alerts.yml"));
  const all = (groups[0].rules as { expr: string }[]).map(({ expr }) => expr).join("\n");
  for (const metric of ["plenary_redis_away", "plenary_log_entries_set_aside_total"])
    expect(all).toContain(metric);
});

it("proxies write no paths anywhere and show no figures (O-50)", () => {
  expect(read("ops/nginx.conf").match(/access_log/g)).toHaveLength(2);
  expect(read("ops/nginx.conf")).not.toMatch(/access_log (?!off)/);
  for (const file of ["ops/Caddyfile", "ops/Caddyfile.cluster"]) expect(read(file)).not.toMatch(/^\s*log\b/m);
});

const checks: [program: string, asked: string, ...args: string[]][] = [
  ["promtool", "--version", "test", "rules", "ops/prometheus-alerts.test.yml"],
  ["promtool", "--version", "check", "config", "ops/prometheus.yml"],
  ["caddy", "version", "validate", "--adapter", "caddyfile", "--config", "ops/Caddyfile"],
  ["caddy", "version", "validate", "--adapter", "caddyfile", "--config", "ops/Caddyfile.cluster"],
];

it.for(checks)("what ops/ has is taken by %s", ([program, asked, ...args], test) => {
  const missing = missingProgram(program, asked);
  test.skip(missing !== null, missing ?? "");
  const { status, stderr } = spawnSync(program, args, {
    cwd: projectRoot,
    encoding: "utf8",
    env: { ...process.env, SITE: "plenary.example.org" },
  });
  expect(status, stderr).toBe(0);
});
