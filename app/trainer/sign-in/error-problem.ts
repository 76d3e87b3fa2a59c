/** Errors of sign-ins by an organisation, as keys of `account.problems`; two are next-auth's. */
const sentences = {
  "sso-failed": "sso-failed",
  "sso-not-admitted": "sso-not-admitted",
  "sso-other-account": "sso-other-account",
  "sso-blocked": "sso-blocked",
  "sso-no-email": "sso-no-email",
  "sso-unconfirmed": "sso-unconfirmed",
  "sso-ask-owner": "sso-ask-owner",
  "sso-unreachable": "sso-unreachable",
  "sso-cancelled": "sso-cancelled",
  OAuthSignin: "sso-unreachable",
  Callback: "sso-cancelled",
} as const;

type Sentence = (typeof sentences)[keyof typeof sentences];

/** Null without an error in the address. */
export function errorProblem(error: unknown): Sentence | null {
  if (typeof error !== "string" || error === "") return null;
  return Object.hasOwn(sentences, error) ? sentences[error as keyof typeof sentences] : "sso-failed";
}
