"use server";
import { after } from "next/server";
import { actionsOf, type Problem, problems } from "@/server/main/routes/action";
import { stopOfServer } from "@/server/platform/stopping";

const action = actionsOf(problems());

/** Stops the server once it has answered; null when it will. */
export const stopServer = action("stopServer", [], async (): Promise<Problem | null> => {
  const stop = stopOfServer();
  if (!stop) return { problem: "not-allowed" };
  after(stop);
  return null;
});
