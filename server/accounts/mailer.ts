/** Sends mail over the SMTP server of the settings. Errors are logged without the address. */
import { createTransport } from "nodemailer";
import { log } from "@/server/platform/log";
import type { MailSettings } from "@/server/platform/settings/sign-in";

export interface Letter {
  /** One address. */
  to: string;
  subject: string;
  text: string;
}

/** Milliseconds for each step of a conversation with the mail server. */
const MAIL_TIMEOUT_MS = 10_000;

const nearby = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Links for signing in are sent encrypted, unless the address asks for it otherwise. */
function mustEncrypt(url: string): boolean {
  const { protocol, hostname, searchParams } = new URL(url);
  return (
    protocol === "smtp:" &&
    !nearby.test(hostname) &&
    !searchParams.has("ignoreTLS") &&
    !searchParams.has("requireTLS")
  );
}

/** @returns whether the mail server took it */
export async function sendLetter(
  { url, from }: MailSettings,
  { to, subject, text }: Letter,
): Promise<boolean> {
  const transport = createTransport({
    url,
    ...(mustEncrypt(url) ? { requireTLS: true } : {}),
    connectionTimeout: MAIL_TIMEOUT_MS,
    greetingTimeout: MAIL_TIMEOUT_MS,
    socketTimeout: MAIL_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to: { name: "", address: to },
      subject,
      text,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return true;
  } catch (error) {
    log.warn("mail", "A letter could not be sent.", error);
    return false;
  } finally {
    transport.close();
  }
}
