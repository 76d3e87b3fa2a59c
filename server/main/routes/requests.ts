/** Gives each HTTP request an id for the log, a span, and a count by its route. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { withRequestId, log, newRequestId } from "@/server/platform/log";
import { metrics } from "@/server/platform/metrics";
import { methodName, routeName } from "@/server/main/routes/route-names";
import { areaOf } from "@/server/main/routes/table";
import { beginSpan } from "@/server/platform/tracing";

/** Areas whose requests are counted without a span: connections that wait, machines, files of the pages. */
const withoutSpan = new Set<string>(["sockets", "machines", "static"]);

function spanOf(req: IncomingMessage, route: string, id: string) {
  if (withoutSpan.has(route)) return null;
  const [method, name] = [methodName(req.method), routeName(req.url ?? "/")];
  return beginSpan(
    `${method} ${name}`,
    { "http.request.method": method, "http.route": name, "plenary.request": id },
    { root: true, kind: "server" },
  );
}

/** Counts the request that `work` answers. Connections that wait for news are not timed. */
export function traceRequest(req: IncomingMessage, res: ServerResponse, work: () => void): void {
  const id = newRequestId();
  const route = areaOf(req.url ?? "/");
  const begun = performance.now();
  const span = spanOf(req, route, id);
  res.setHeader("X-Request-Id", id);
  res.once("close", () => {
    const seconds = (performance.now() - begun) / 1_000;
    const status = res.writableFinished ? String(res.statusCode) : "cut";
    metrics.requests.inc({ route, status });
    span?.end(
      {
        "http.response.status_code": res.statusCode,
        "plenary.outcome": res.writableFinished ? "answered" : "cut",
      },
      res.statusCode >= 500,
    );
    if (route !== "sockets") metrics.requestSeconds.observe({ route }, seconds);
    withRequestId(id, () =>
      log.debug("request", "A request was answered.", undefined, {
        route,
        method: req.method,
        status,
        ms: Math.round(seconds * 1_000),
      }),
    );
  });
  withRequestId(id, () => (span ? span.within(work) : work()));
}
