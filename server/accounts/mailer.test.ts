import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { emailSchema } from "@/server/accounts/email";
import { sendLetter } from "@/server/accounts/mailer";
import { type MailSink, openMailSink } from "@/tests/support/mail-sink";

let sink: MailSink;
beforeAll(async () => {
  sink = await openMailSink();
});
afterAll(() => sink.close());

const break_ = "\r\nBcc: eve@evil.example\r\n\r\nRead this instead.";
const headersOf = (raw: string) => raw.split("\r\n\r\n")[0]!.split(/\r\n(?![ \t])/);

describe("a letter (A-20)", () => {
  it("goes to one address, whatever stands in it: no line of a header is anybody's to write", async () => {
    const settings = { url: sink.url, from: "Plenary <plenary@example.org>" };
    const hostile = [
      { to: `ada@example.org${break_}`, subject: "Your link" },
      { to: "ada@example.org, eve@evil.example", subject: "Your link" },
      { to: "ada@example.org", subject: `Your link${break_}` },
      { to: "ada@example.org", subject: `Your link\n\u2028\u0085Bcc: eve@evil.example\u0000` },
    ];
    for (const letter of hostile)
      await sendLetter(settings, { ...letter, text: "https://plenary.example/x" });
    expect(sink.letters.length).toBeGreaterThanOrEqual(2);
    for (const { to, raw } of sink.letters) {
      expect(to).toHaveLength(1);
      expect(headersOf(raw).filter((line) => /^(bcc|cc|to):/i.test(line))).toHaveLength(1);
      expect(raw.split("\r\n\r\n").slice(1).join()).not.toContain("Read this instead");
    }
  });

  it.each([
    `ada@example.org${break_}`,
    "ada@example.org,eve@evil.example",
    "ada@example.org eve@evil.example",
    "Ada <ada@example.org>",
    '"ada\r\nBcc: eve"@example.org',
    "ada@example.org\u0000",
    "ada@example.org\uff0ceve@evil.example",
    "ada@exam\u200bple.org",
    "\u202eada@example.org",
    "ada@[127.0.0.1]",
    "@example.org",
    `${"a".repeat(300)}@example.org`,
  ])("is asked for by no address like %j", (typed) =>
    expect(emailSchema.safeParse(typed).success).toBe(false),
  );

  it("that cannot be sent is one line of the log, without its address (A-20)", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const nobodyListens = { url: "smtp://127.0.0.1:1", from: "plenary@example.org" };
    const letter = { to: "ada@example.org", subject: "Your link", text: "https://plenary.example/x" };
    expect(await sendLetter(nobodyListens, letter)).toBe(false);
    const lines = write.mock.calls.map(([line]) => String(line));
    write.mockRestore();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/could not be sent/);
    expect(lines[0]).not.toMatch(/ada|example\.org|plenary\.example/);
  });
});
