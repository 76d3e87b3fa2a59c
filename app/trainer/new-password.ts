import type { Problem } from "@/server/main/routes/action";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/server/accounts/password-length";
import { passwordProblem } from "@/server/accounts/passwords";

/** The problem of a new password, for its form; null when it may be used. */
export function newPassword(password: string, email: string): Problem | null {
  const problem = passwordProblem(password, email);
  const count = problem === "password-long" ? MAX_PASSWORD_LENGTH : MIN_PASSWORD_LENGTH;
  return problem && { problem, field: "password", values: { count } };
}
