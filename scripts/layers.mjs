// `npm run lint`: which files may not import what, and why. `values`: types may. model → activities → workshop → server | components → app.
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";

const tests = ["tests/**", "bench/**", "**/*.test.ts", "**/*.test.tsx"];
const core = ["model/**", "workshop/**", "activities/**/*.ts"];
const faces = [
  "activities/faces/**",
  // What several drawings of one kind share.
  "activities/kinds/worksheet/figures/{charts,words}.ts",
  "activities/kinds/worksheet/sheet-place.ts",
];
const phoneFaces = ["@/components/phone/**", "@/activities/faces/phone", "@/activities/kinds/*/phone"];
const otherFaces = ["stage", "console", "debrief"].map((face) => `@/activities/kinds/*/${face}`);

/** The rooms of the server, the lowest floor first: a room imports from lower floors alone. */
const serverFloors = [
  ["platform"],
  ["rooms", "store", "http", "workers"],
  ["accounts", "certificates", "debrief", "editor", "health", "rehearsal"],
  ["exports", "phone", "retention", "sockets"],
  ["main"],
];
const serverRules = serverFloors.flatMap((rooms, floor) =>
  rooms.map((room) => ({
    of: [`server/${room}/**`],
    except: tests,
    not: serverFloors
      .slice(floor)
      .flat()
      .filter((other) => other !== room)
      .map((other) => `@/server/${other}/**`),
    why: "A room of the server imports from the floors below it: hand the value in, or move the function.",
  })),
);

const rules = [
  ...serverRules,
  {
    of: ["**"],
    not: ["../**"],
    why: "Import through @/ so that a path tells its room.",
  },
  {
    of: ["**"],
    except: ["server/store/**", ...tests],
    not: ["@prisma/client{,/**}", "@prisma/adapter-pg", "@/server/store/generated/**"],
    why: "Only server/store speaks to Prisma; call one of its functions.",
  },
  {
    of: ["**"],
    except: [
      "server/phone/**",
      "components/phone/**",
      "activities/faces/phone*",
      "activities/kinds/*/phone*",
      "activities/kinds/worksheet/sheet-*",
      ...tests,
    ],
    not: phoneFaces,
    why: "Phone faces are rendered by server/phone alone; other surfaces have faces of their own.",
  },
  {
    of: core,
    except: [...faces, ...tests],
    not: [
      "@/{server,components,phone,app,messages}/**",
      "node:*",
      "react{,-dom/**}",
      "next/**",
      "socket.io*",
      "pg",
      "yaml",
    ],
    why: "The pure core imports only zod and itself: hand the value in instead.",
  },
  {
    of: core,
    except: [...faces, ...tests],
    not: [...phoneFaces, ...otherFaces],
    why: "The pure core knows rules and content of activities, not their faces.",
  },
  {
    of: ["model/**"],
    except: tests,
    not: ["@/activities/**", "@/workshop/**"],
    why: "What kinds are made of knows neither the kinds nor the room that runs them.",
  },
  {
    of: ["activities/**/*.ts"],
    // The groups' work on a worksheet is the room's; the list of figures reads the debrief of all kinds.
    except: [
      ...faces,
      "activities/kinds/worksheet/**",
      "activities/figures.ts",
      "activities/kinds/quiz/need.ts",
      ...tests,
    ],
    not: ["@/workshop/**"],
    why: "A kind does not know the room that runs it; what both need stands in model/.",
  },
  {
    of: ["components/**"],
    except: tests,
    not: ["@/activities/faces/**"],
    why: "Surfaces are handed the faces of the kinds by their route.",
  },
  {
    of: ["components/**", "activities/kinds/*/*.tsx"],
    except: ["components/editor/**", "activities/kinds/*/phone*.tsx", ...tests],
    not: ["@/activities/kinds", "@/activities/kinds/*/kind"],
    values: true,
    why: "What kinds can do is for the server and the editor: it would weigh on every page.",
  },
  {
    of: ["components/**", "activities/**", "phone/**"],
    except: tests,
    not: ["@/server/**"],
    why: "Surfaces know views and commands, never the server.",
  },
  {
    of: ["bench/**"],
    except: ["bench/product/**"],
    not: ["@/server/**"],
    why: "The bench takes modules of the server through bench/product alone.",
  },
  {
    of: ["server/{platform,rooms,store,http,workers}/**"],
    except: tests,
    not: ["@/{components,app}/**"],
    why: "What runs and keeps rooms does not know who shows them.",
  },
  {
    of: ["server/phone/**"],
    except: tests,
    not: ["@/components/{stage,console,debrief}/**", "@/app/**"],
    why: "Phones get plain markup; React surfaces belong to app/.",
  },
  {
    of: ["app/**"],
    except: tests,
    not: ["@/server/{rooms,sockets,phone}/**"],
    why: "Pages read the store; a page's module never sees the live rooms of the server's.",
  },
  {
    of: ["components/ui/**"],
    except: tests,
    not: ["@/workshop/**", "@/activities/**", "@/components/{live,stage,phone,console,debrief}/**"],
    but: ["@/workshop/content/markdown"],
    why: "components/ui knows no workshop, but how its Markdown is read.",
  },
  ...["live", "stage", "phone", "console", "debrief"].map((room) => ({
    of: [`components/${room}/**`],
    except: tests,
    not: ["stage", "phone", "console", "debrief"]
      .filter((other) => other !== room)
      .map((other) => `@/components/${other}/**`),
    why: "Surfaces never import each other; what they share lives in components/ui or components/live.",
  })),
  {
    of: ["phone/**"],
    except: tests,
    not: ["@/{components,app,messages}/**", "react{,-dom/**}", "zod"],
    why: "The phone's script carries no framework and no schema: types only.",
  },
];

/** `*` within one folder, `**` across folders, `{a,b}` either. */
const glob = (pattern) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^$()|[\]\\]/g, "\\$&")
      .replace(/\{([^}]*)\}/g, (_, either) => `(?:${either.replaceAll(",", "|")})`)
      .replace(/\*\*\/?|\*/g, (star) => (star === "*" ? "[^/]*" : ".*"))}$`,
  );
const any = (patterns = []) => {
  const all = patterns.map(glob);
  return (text) => all.some((one) => one.test(text));
};
const ready = rules.map(({ of, except, not, but, values, why }) => ({
  of: any(of),
  except: any(except),
  not: any(not),
  but: any(but),
  values,
  why,
}));

const root = path.resolve(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 1 << 26,
});
const IMPORTS = /(?:^|\n)(?:import|export)(\s+type)?\b[^;"]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/g;
const wrong = [];
for (const file of files.split("\n").filter(Boolean)) {
  const mine = ready.filter(({ of, except }) => of(file) && !except(file));
  if (mine.length === 0) continue;
  for (const [, typeOnly, from, dynamic] of readFileSync(path.join(root, file), "utf8").matchAll(IMPORTS)) {
    const name = from ?? dynamic;
    const broken = mine.find(({ not, but, values }) => not(name) && !but(name) && !(values && typeOnly));
    if (broken) wrong.push(`${file} imports ${name}\n  ${broken.why}`);
  }
}
for (const line of wrong) process.stderr.write(`${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
