/** The settings of signing in by an organisation and by mail (docs/operations.md). */
import { z } from "zod";
import { ESCAPES, isUrl } from "@/server/platform/settings/is-url";

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** https, or loopback: the client secret is sent there. */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash, username } = new URL(value);
  return (
    !search &&
    !hash &&
    !username &&
    (protocol === "https:" || (protocol === "http:" && loopback.test(hostname)))
  );
}

const claim = z
  .string()
  .regex(/^[^=\s]+=.+$/)
  .transform((text) => ({
    name: text.slice(0, text.indexOf("=")),
    value: text.slice(text.indexOf("=") + 1),
  }));

export const signInVariables = {
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer)
    .transform((value) => value.replace(/\/$/, ""))
    .optional(),
  OIDC_CLIENT_ID: z.string().max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().max(2_000).optional(),
  OIDC_NAME: z.string().trim().max(60).optional(),
  OIDC_SCOPES: z
    .string()
    .regex(/^openid( [\x21\x23-\x5B\x5D-\x7E]+)*$/)
    .default("openid profile email"),
  OIDC_ALLOWED_DOMAINS: z
    .string()
    .transform((text) => text.split(",").map((domain) => domain.trim().toLowerCase()))
    .refine((domains) => domains.every((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)))
    .default([]),
  OIDC_LINK: z.enum(["password", "verified-email"]).default("password"),
  OIDC_OWNER_CLAIM: claim.optional(),
  OIDC_TRAINER_CLAIM: claim.optional(),
  SMTP_URL: z.string().refine(isUrl("smtp:", "smtps:")).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]{3,200}$/)
    .refine((value) => /^[^<>]*<?[^<>\s@]+@[^<>\s@]+>?$/.test(value))
    .optional(),
};

type SignInName = keyof typeof signInVariables;

export const signInAllowed: Record<SignInName, string> = {
  OIDC_ISSUER: "the https address of an OpenID provider, for example https://login.example.org/realms/staff",
  OIDC_CLIENT_ID: "the id under which the provider knows this server",
  OIDC_CLIENT_SECRET: "the secret that the provider gave this server",
  OIDC_NAME: "the organisation’s name for the button, in at most 60 characters",
  OIDC_SCOPES: "scopes with a blank between them, openid first, for example openid profile email groups",
  OIDC_ALLOWED_DOMAINS: "domains with commas between them, for example example.org,example.com",
  OIDC_LINK: "password or verified-email",
  OIDC_OWNER_CLAIM: "a claim and its value, for example groups=plenary-owners",
  OIDC_TRAINER_CLAIM: "a claim and its value, for example groups=plenary-trainers",
  SMTP_URL: `an address such as smtps://user:password@mail.example.org${ESCAPES}`,
  MAIL_FROM: "an e-mail address, with or without a name, for example Plenary <plenary@example.org>",
};

/** Values that are never repeated in an error. */
export const signInHidden: SignInName[] = ["OIDC_ISSUER", "OIDC_CLIENT_SECRET", "SMTP_URL"];

const claimSchema = z.object({ name: z.string(), value: z.string() });

const oidcSchema = z.object({
  issuer: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  name: z.string(),
  scopes: z.string(),
  allowedDomains: z.array(z.string()),
  link: z.enum(["password", "verified-email"]),
  ownerClaim: claimSchema.optional(),
  trainerClaim: claimSchema.optional(),
});
export type OidcSettings = z.infer<typeof oidcSchema>;

const mailSchema = z.object({ url: z.string(), from: z.string() });
export type MailSettings = z.infer<typeof mailSchema>;

export const signInSchema = z.object({ oidc: oidcSchema.optional(), mail: mailSchema.optional() });
export type SignInSettings = z.infer<typeof signInSchema>;

const valuesSchema = z.object(signInVariables);
type Values = z.output<typeof valuesSchema>;

/** @returns a sentence where one setting lacks another */
export function signInSettings(values: Values, publicUrl: string | undefined): SignInSettings | string {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    SMTP_URL: url,
    MAIL_FROM: from,
  } = values;
  if (issuer && !(clientId && clientSecret))
    return "OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it, as the provider gave them.";
  if (!issuer && (clientId || clientSecret))
    return "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET need OIDC_ISSUER beside them: the https address of the provider.";
  if (url && !from) return "SMTP_URL needs MAIL_FROM beside it: the address from which mails come.";
  if ((issuer || url) && !publicUrl)
    return `${issuer ? "OIDC_ISSUER" : "SMTP_URL"} needs PUBLIC_URL beside it: people come back to that address.`;
  return {
    oidc: issuer
      ? {
          issuer,
          clientId: clientId!,
          clientSecret: clientSecret!,
          name: values.OIDC_NAME ?? new URL(issuer).hostname,
          scopes: values.OIDC_SCOPES,
          allowedDomains: values.OIDC_ALLOWED_DOMAINS,
          link: values.OIDC_LINK,
          ownerClaim: values.OIDC_OWNER_CLAIM,
          trainerClaim: values.OIDC_TRAINER_CLAIM,
        }
      : undefined,
    mail: url ? { url, from: from! } : undefined,
  };
}
