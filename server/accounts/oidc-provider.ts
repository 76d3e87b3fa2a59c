/**
 * Signing in through an organisation by OpenID Connect: the provider as next-auth takes it, and the verdict
 * on arrivals. The issuer is asked when a visitor presses the button, and never before.
 */
import { Agent } from "node:https";
import type { TokenSetParameters } from "openid-client";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { type Claims, judgeArrival, newcomerOf } from "@/server/accounts/resolve-oidc-sign-in";
import { givePassing, takePassing } from "@/server/accounts/sign-in-flow-cookie";
import { currentAccount } from "@/server/accounts/session";
import { sessionsEnded } from "@/server/accounts/signed-in";
import { log } from "@/server/platform/log";
import type { OidcSettings } from "@/server/platform/settings/sign-in";
import {
  findAccountByEmail,
  findAccountById,
  firstAccountId,
  isLinkUsable,
} from "@/server/store/accounts/accounts";
import {
  findAccountByIdentity,
  adoptAccount,
  linkIdentity,
  createAccountFromIdentity,
  type IdentityKey,
} from "@/server/store/accounts/identities";
import { createOneTimeToken, consumeOneTimeToken } from "@/server/store/accounts/one-time-tokens";
import { setRole } from "@/server/store/accounts/people";

const ORGANISATION = "organisation";
const ISSUER_TIMEOUT_MS = 6_000;

/**
 * To a provider over https no request is made in the clear, whatever its metadata names: neither with our
 * client secret nor to a machine of the inner network. Redirects are not followed.
 */
export const issuerRequestOptions = (issuer: string): { timeout: number; agent?: Agent } => ({
  timeout: ISSUER_TIMEOUT_MS,
  // Node refuses to use it for any other protocol.
  ...(issuer.startsWith("https:") ? { agent: new Agent() } : {}),
});

/**
 * Claims of the token before those of the userinfo endpoint. An address counts together with its
 * confirmation.
 */
function merged(token: Claims, userinfo: Claims): Claims {
  const { email, email_verified } = "email" in token ? token : userinfo;
  return { ...userinfo, ...token, email, email_verified };
}

/** The provider as next-auth takes it: PKCE, state and nonce. */
export function organisationProvider(settings: OidcSettings): OAuthConfig<Claims> {
  return {
    id: ORGANISATION,
    name: settings.name,
    type: "oauth",
    wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorization: { params: { scope: settings.scopes } },
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    httpOptions: issuerRequestOptions(settings.issuer),
    userinfo: {
      async request({ tokens, client }) {
        const claims = client.issuer.issuer as string;
        if (claims.replace(/\/$/, "") !== settings.issuer)
          throw new Error("The provider calls itself by another address than OIDC_ISSUER.");
        const token = (tokens as TokenSetParameters & { claims(): Claims }).claims();
        const userinfo = client.issuer.userinfo_endpoint ? await client.userinfo(tokens as never) : {};
        return merged(token, userinfo as Claims) as never;
      },
    },
    profile: (claims) => ({ id: String(claims.sub), sessionVersion: 0 }),
  };
}

/** An invitation, or the wish of a signed-in account to be connected. */
async function readPassingCookies(): Promise<{ invitation: string | null; connecting: string | null }> {
  const [invitation, wish] = [await takePassing("invited"), await takePassing("connect")];
  const proved = wish ? await consumeOneTimeToken("connect", wish) : null;
  const account = proved && (await currentAccount());
  return {
    invitation: invitation && (await isLinkUsable("trainer", invitation)) ? invitation : null,
    connecting: account && account.id === proved.accountId ? account.id : null,
  };
}

/**
 * Judges an arrival and carries the verdict out.
 * @returns true when there is now an account to sign in to, else the path of the page that goes on or says
 * why not
 */
export async function receive(claims: Claims, settings: OidcSettings): Promise<true | string> {
  const key: IdentityKey = { issuer: String(claims.iss), subject: String(claims.sub) };
  const newcomer = newcomerOf(claims, settings);
  const { invitation, connecting } = await readPassingCookies();
  const seen = (account: { id: string; blockedAt: Date | null } | null) =>
    account && { id: account.id, blocked: account.blockedAt !== null };
  const joined = seen(await findAccountByIdentity(key.issuer, key.subject));
  const holder = newcomer.email ? seen(await findAccountByEmail(newcomer.email)) : null;
  const verdict = judgeArrival(
    { newcomer, known: joined, holder, connecting, invited: invitation !== null },
    settings,
  );
  const pageAfter = (reason: string) => `/trainer/${connecting ? "account" : "sign-in"}?error=${reason}`;
  switch (verdict.do) {
    case "refuse":
      log.info("sign-in-refused", "Who came from the organisation was refused.", undefined, {
        reason: verdict.reason,
      });
      return pageAfter(verdict.reason);
    case "prove":
      await givePassing(
        "arrival",
        await createOneTimeToken("arrival", {
          accountId: verdict.account,
          data: { ...key, email: verdict.email },
        }),
      );
      return "/trainer/sign-in/join";
    case "enter":
      break;
    case "connect":
      if (!(await linkIdentity(key, verdict.account))) return pageAfter("sso-failed");
      break;
    case "adopt":
      await adoptAccount(key, verdict.account);
      sessionsEnded(verdict.account);
      break;
    case "join": {
      const result = await createAccountFromIdentity(
        key,
        { email: verdict.email, name: newcomer.name },
        verdict.byInvitation ? invitation : null,
      );
      if (!result.ok) return pageAfter("sso-failed");
      break;
    }
  }
  await keepRole(key, newcomer.ownerByClaim);
  return true;
}

/** With a claim for owners, the directory names them; the last owner and the server's first account stay. */
async function keepRole({ issuer, subject }: IdentityKey, owner: boolean | null): Promise<void> {
  const account = owner === null ? null : await findAccountByIdentity(issuer, subject);
  const role = owner ? "owner" : "trainer";
  if (!account || account.role === role) return;
  if (owner || account.id !== (await firstAccountId())) await setRole(account.id, role, null);
}

/** The account of an identity that was received. */
export async function accountReceived(
  claims: Claims,
): Promise<{ id: string; name: string; sessionVersion: number } | null> {
  const account = await findAccountByIdentity(String(claims.iss), String(claims.sub));
  return account && !account.blockedAt ? account : null;
}

/** Connects an arrival with the account whose password was proved. @returns whether it was done */
export async function joinArrival(arrival: string, accountId: string): Promise<boolean> {
  const taken = await consumeOneTimeToken("arrival", arrival);
  const data = taken?.data as (IdentityKey & { email: string }) | null | undefined;
  if (!data || taken?.accountId !== accountId) return false;
  const account = await findAccountById(accountId);
  return (
    account !== null &&
    account.blockedAt === null &&
    linkIdentity({ issuer: data.issuer, subject: data.subject }, accountId)
  );
}
