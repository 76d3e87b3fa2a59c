/**
 * Browsers in which an account signed in before: each carries a token that says so, and tries there are
 * counted by themselves, so that no stranger's tries make its owner wait (OWASP, "Slow Down Online Guessing
 * Attacks with Device Cookies"). A token opens nothing: the password is asked for all the same.
 */
import { timingSafeEqual } from "node:crypto";
import { ownCookie } from "@/server/accounts/session-token";
import { mac, randomToken } from "@/server/store/keys";

/** Seconds for which a browser is known after a sign-in. */
const COOKIE_SECONDS = 180 * 86_400;
/** Accounts that one browser is known for at most, the newest first. */
const MAX_ACCOUNTS_PER_BROWSER = 4;

export interface Device {
  id: string;
  account: string;
}

interface KnownDevice {
  token: string;
  nonce: string;
  /** The account that signed in, as only this server can tell it. */
  account: string;
}

const accountMac = (email: string): string => mac("PLENARY_DEVICE_KEY", `account ${email}`);

const proof = (nonce: string, account: string): string =>
  mac("PLENARY_DEVICE_KEY", `browser ${nonce} ${account}`, 32);

function read(token: string): KnownDevice | null {
  const [nonce = "", account = "", mark = ""] = token.split(".");
  const [a, b] = [Buffer.from(mark), Buffer.from(proof(nonce, account))];
  return a.length === b.length && timingSafeEqual(a, b) ? { token, nonce, account } : null;
}

/** Tokens of a Cookie header that this server made. */
function knownAccountsIn(cookieHeader: string | undefined): KnownDevice[] {
  const begins = `${ownCookie("device").name}=`;
  const values = (cookieHeader ?? "").split(";").map((pair) => pair.trim());
  const tokens = values.flatMap((pair) =>
    pair.startsWith(begins) ? pair.slice(begins.length).split("~") : [],
  );
  return tokens.slice(0, 2 * MAX_ACCOUNTS_PER_BROWSER).flatMap((token) => read(token) ?? []);
}

/** The MAC of the account that signed in with this browser last. */
export const lastAccountIn = (cookieHeader: string | undefined): string | null =>
  knownAccountsIn(cookieHeader)[0]?.account ?? null;

/** This browser and an account that signed in with it before. */
export function deviceOf(cookieHeader: string | undefined, email: string): Device | null {
  const account = accountMac(email);
  const device = knownAccountsIn(cookieHeader).find((one) => one.account === account);
  return device ? { id: device.nonce, account } : null;
}

/** The cookie of a browser in which this account has just signed in. */
export function deviceCookie(cookieHeader: string | undefined, email: string) {
  const account = accountMac(email);
  const before = knownAccountsIn(cookieHeader);
  const nonce = before.find((device) => device.account === account)?.nonce ?? randomToken();
  const others = before.filter((device) => device.account !== account).map(({ token }) => token);
  const { name, options } = ownCookie("device");
  const value = [`${nonce}.${account}.${proof(nonce, account)}`, ...others]
    .slice(0, MAX_ACCOUNTS_PER_BROWSER)
    .join("~");
  return { name, value, options: { ...options, maxAge: COOKIE_SECONDS } };
}
