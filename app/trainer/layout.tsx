import { connection } from "next/server";
import type { ReactNode } from "react";

/** Pages are made for each request: the nonce of their scripts is never the same twice. */
export default async function TrainerLayout({ children }: { children: ReactNode }) {
  await connection();
  return children;
}
