/** A mail server on this machine that takes every letter and keeps it. */
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

interface Letter {
  to: string[];
  /** Headers and text as they came, soft line breaks taken out. */
  raw: string;
}

export interface MailSink {
  url: string;
  letters: Letter[];
  /** The link in the newest letter to an address. */
  link(to: string): string | undefined;
  close(): Promise<void>;
}

const plain = (raw: string) =>
  /quoted-printable/i.test(raw)
    ? raw
        .replace(/=\r\n/g, "")
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : raw;

export async function openMailSink(): Promise<MailSink> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      text(stream).then((raw) => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: plain(raw) });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    link: (to) =>
      /http\S+/.exec(
        letters
          .findLast((letter) => letter.to.includes(to))
          ?.raw.split("\r\n\r\n")
          .slice(1)
          .join(" ") ?? "",
      )?.[0],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
