/**
 * Everything on this server that answers a request, found in the sources: our own addresses, pages and routes of Next,
 * server actions. What is found here without a row in the tables beside fails the build.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ownRoutes } from "@/server/main/routes/table";

const root = path.resolve(import.meta.dirname, "../../..");
const app = path.join(root, "app");

const files = (): string[] =>
  readdirSync(app, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .sort();

/** `debrief/[room]/page.tsx` as `/debrief/:room`. */
const addressOf = (file: string): string => {
  const parts = file
    .split("/")
    .slice(0, -1)
    .filter((part) => !/^\(.*\)$/.test(part));
  return `/${parts.map((part) => part.replace(/^\[(?:\.\.\.)?(.+)\]$/, ":$1")).join("/")}`;
};

/** "GET /files/uploads/:upload", and so on. */
export const ownSites = (): string[] =>
  [...ownRoutes].flatMap(([path, methods]) => methods.map((method) => `${method} ${path}`));

/** Pages of Next by GET, and its routes by the methods that they export. */
export function nextSites(): string[] {
  return files().flatMap((file) => {
    if (/(^|\/)page\.tsx$/.test(file)) return [`GET ${addressOf(file)}`];
    if (!/(^|\/)route\.ts$/.test(file)) return [];
    const source = readFileSync(path.join(app, file), "utf8");
    const exported = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((m) =>
      new RegExp(`export (?:async )?function ${m}\\b|export \\{[^}]*\\b(?:as )?${m}\\b`).test(source),
    );
    return exported.map((method) => `${method} ${addressOf(file)}`);
  });
}

/** Names of whatever a browser can call by a server action. Each is defined by its name, by which the list is asked. */
export function actionSites(): string[] {
  return files()
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(path.join(app, file), "utf8");
      if (!/^\s*["']use server["']/.test(source)) {
        // An action inside of a component would be missed here.
        if (/["']use server["']/.test(source))
          throw new Error(`app/${file}: put server actions into a file of their own`);
        return [];
      }
      return [...source.matchAll(/^export (?!interface|type)([^;{]*)/gm)].map(([line, exported]) => {
        const [, name, quoted] = /^const (\w+)[^=]*= \w+\(\s*"(\w+)"/.exec(exported!) ?? [];
        if (!name || name !== quoted) throw new Error(`app/${file}: not defined by its name: ${line}`);
        return name;
      });
    });
}
