/** Ways of signing in besides passwords; from the environment, which the server sets for both bundles. */
import { type MailSettings, type OidcSettings, signInSchema } from "@/server/platform/settings/sign-in";

const settings = () => signInSchema.parse(JSON.parse(process.env.PLENARY_SIGN_IN || "{}"));

export const oidcSettings = (): OidcSettings | undefined => settings().oidc;
export const mailSettings = (): MailSettings | undefined => settings().mail;
