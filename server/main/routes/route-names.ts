/** The pattern of a request's route, for logs and traces: paths themselves hold codes and keys. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { patternOf } from "@/server/main/routes/table";
import { projectRoot } from "@/server/platform/settings/project-root";

interface Manifest {
  staticRoutes: { page: string; regex: string }[];
  dynamicRoutes: { page: string; regex: string }[];
}

let pages: { page: string; shape: RegExp }[] | undefined;

/** Patterns of the trainers' pages, as Next built them; none in development. */
function builtPages(): { page: string; shape: RegExp }[] {
  try {
    const { staticRoutes, dynamicRoutes } = JSON.parse(
      readFileSync(path.join(projectRoot, ".next", "routes-manifest.json"), "utf8"),
    ) as Manifest;
    return [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({ page, shape: new RegExp(regex) }));
  } catch {
    return [];
  }
}

const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];

/** The method of a request; any other is "_OTHER", as in OpenTelemetry. */
export const methodName = (method: string | undefined): string =>
  methods.find((name) => name === method) ?? "_OTHER";

/** "other" for an address without a route. */
export function routeName(url: string): string {
  const [pathname = ""] = url.split("?", 1);
  pages ??= builtPages();
  return patternOf(pathname) ?? pages.find(({ shape }) => shape.test(pathname))?.page ?? "other";
}
