/** Errors of the trainers' pages go into the server's log, by the pattern of the page: addresses may hold keys. */
import type { Instrumentation } from "next";

export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/server/platform/log");
  const { placesIn } = await import("@/server/platform/stack");
  const { routePath, routeType } = context;
  // Next could not read it, before any code of ours: no page of ours sends that, and anybody could fill the log (O-94).
  const isUnread = error instanceof Error && !("code" in error) && placesIn(error.stack ?? "").length === 0;
  if (routeType === "action" && isUnread)
    return log.debug("action-unreadable", "What was sent as an action is none of ours.", error);
  log.error("page-failed", `A page of trainers could not be made: ${routePath}.`, error);
};
