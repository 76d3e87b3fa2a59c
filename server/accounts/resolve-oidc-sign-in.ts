/**
 * Judges arrivals from an organisation (docs/decisions/0020-joining-accounts.md). Pure. People are identified
 * by issuer and subject; an e-mail address that the issuer has not verified links nothing.
 */
import { emailSchema } from "@/server/accounts/email";
import type { OidcSettings } from "@/server/platform/settings/sign-in";
import { plainName } from "@/model/text/plain-text";

export interface Claims {
  [name: string]: unknown;
}

export interface Newcomer {
  /** Written as accounts have it; null where there is none, or none that can be one. */
  email: string | null;
  confirmed: boolean;
  name: string;
  /** Null where no claim for owners is set up. */
  ownerByClaim: boolean | null;
  trainerByClaim: boolean | null;
}

export interface Situation {
  newcomer: Newcomer;
  /** The account of this issuer and subject. */
  known: { id: string; blocked: boolean } | null;
  /** The account that has this address. */
  holder: { id: string; blocked: boolean } | null;
  /** The signed-in account that typed its password and asked to be connected. */
  connecting: string | null;
  /** Came with an invitation that can be used. */
  invited: boolean;
}

/** Each is a sentence of `account.problems`. */
type ArrivalRefusal =
  | "sso-not-admitted"
  | "sso-other-account"
  | "sso-blocked"
  | "sso-no-email"
  | "sso-unconfirmed"
  | "sso-ask-owner";

type Verdict =
  | { do: "enter"; account: string }
  /** The signed-in account is joined. */
  | { do: "connect"; account: string }
  /** The account's password has to be typed once. */
  | { do: "prove"; account: string; email: string }
  /** Joined by the confirmed address; other ways into the account end. */
  | { do: "adopt"; account: string }
  /** A new account. */
  | { do: "join"; email: string; byInvitation: boolean }
  | { do: "refuse"; reason: ArrivalRefusal };

const MAX_NAME_LENGTH = 80;

/** The claim has the value, or a list with it. A name with dots also leads into objects. */
export function holds(claims: Claims, wanted: { name: string; value: string }): boolean {
  const inside = wanted.name
    .split(".")
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, key)
          ? (value as Claims)[key]
          : undefined,
      claims,
    );
  const claim = Object.hasOwn(claims, wanted.name) ? claims[wanted.name] : inside;
  return (Array.isArray(claim) ? claim : [claim]).some(
    (one) => ["string", "number", "boolean"].includes(typeof one) && String(one) === wanted.value,
  );
}

/** Missing or misshapen claims count as absent. */
export function newcomerOf(
  claims: Claims,
  settings: Pick<OidcSettings, "ownerClaim" | "trainerClaim">,
): Newcomer {
  const email = emailSchema.safeParse(claims.email);
  const names = [claims.name, claims.preferred_username, claims.email];
  const name = names
    .map((one) => (typeof one === "string" ? plainName(one, MAX_NAME_LENGTH) : null))
    .find(Boolean);
  const { ownerClaim, trainerClaim } = settings;
  return {
    email: email.success ? email.data : null,
    // Some providers write the boolean as a word.
    confirmed: email.success && (claims.email_verified === true || claims.email_verified === "true"),
    name: name ?? "",
    ownerByClaim: ownerClaim ? holds(claims, ownerClaim) : null,
    trainerByClaim: trainerClaim ? holds(claims, trainerClaim) : null,
  };
}

const refuse = (reason: ArrivalRefusal): Verdict => ({ do: "refuse", reason });

/** The organisation's own rules come first, then the known identity, then the address. */
export function judgeArrival(
  { newcomer, known, holder, connecting, invited }: Situation,
  settings: Pick<OidcSettings, "allowedDomains" | "link">,
): Verdict {
  const { email, confirmed, ownerByClaim, trainerByClaim } = newcomer;
  const byClaim = ownerByClaim === true || trainerByClaim === true;
  if (trainerByClaim === false && !byClaim) return refuse("sso-not-admitted");
  if (known && connecting && known.id !== connecting) return refuse("sso-other-account");
  if (known) return known.blocked ? refuse("sso-blocked") : { do: "enter", account: known.id };
  if (connecting) return { do: "connect", account: connecting };
  if (!email) return refuse("sso-no-email");
  if (holder) {
    if (!confirmed) return refuse("sso-unconfirmed");
    if (holder.blocked) return refuse("sso-blocked");
    return settings.link === "password"
      ? { do: "prove", account: holder.id, email }
      : { do: "adopt", account: holder.id };
  }
  if (invited) return { do: "join", email, byInvitation: true };
  const ofDomain = settings.allowedDomains.includes(email.slice(email.lastIndexOf("@") + 1));
  if (byClaim || (ofDomain && confirmed)) return { do: "join", email, byInvitation: false };
  return refuse(ofDomain ? "sso-unconfirmed" : "sso-ask-owner");
}
