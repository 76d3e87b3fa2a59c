/** Errors of the trainers' pages go into the server's log, by the pattern of the page: addresses may hold keys. */
import type { Instrumentation } from "next";

export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/server/platform/log");
  log.error("page-failed", `A page of trainers could not be made: ${routePath}.`, error);
};
