/** A link for a new password, made at the server's machine: for owners who are locked out. */
import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { sha256 } from "@/server/store/keys";
import { tokenLifetime } from "@/server/store/accounts/one-time-tokens";

/**
 * Older links to that account stop working.
 * @param origin of the server, without a trailing slash
 * @returns null where no account has this address, or it is blocked
 */
export async function newPasswordLink(
  client: pg.ClientBase,
  email: string,
  origin: string,
): Promise<string | null> {
  const { rows } = await client.query<{ id: string; name: string }>(
    "SELECT id, name FROM account WHERE email = lower($1) AND blocked_at IS NULL",
    [email.trim()],
  );
  const [account] = rows;
  if (!account) return null;
  const token = randomBytes(32).toString("base64url");
  await client.query("BEGIN");
  await client.query("DELETE FROM one_time WHERE account_id = $1 AND kind = 'reset'", [account.id]);
  await client.query(
    `INSERT INTO one_time (token_hash, kind, account_id, expires_at)
     VALUES ($1, 'reset', $2, now() + $3 * interval '1 millisecond')`,
    [sha256(token), account.id, tokenLifetime.reset],
  );
  await client.query(
    "INSERT INTO account_note (id, about_id, about, action) VALUES ($1, $2, $3, 'reset-link')",
    [randomUUID(), account.id, account.name],
  );
  await client.query("COMMIT");
  return `${origin}/trainer/reset#${token}`;
}
