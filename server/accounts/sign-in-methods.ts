/** Which ways of signing in this server offers besides a password; set by the server at boot, for the pages' bundle too. */
import { type MailSettings, type OidcSettings, signInSchema } from "@/server/settings/sign-in";

const settings = () => signInSchema.parse(JSON.parse(process.env.PLENARY_SIGN_IN || "{}"));

export const oidcSettings = (): OidcSettings | undefined => settings().oidc;
export const mailSettings = (): MailSettings | undefined => settings().mail;
