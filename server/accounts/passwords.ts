/**
 * Passwords of trainers: what is refused, and argon2id hashes (OWASP: 19 MiB, two passes, one lane). Where there is no
 * account, a hash is verified all the same, so that the time taken tells nothing.
 */
import { hash, type Options, verify } from "@node-rs/argon2";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/server/accounts/password-length";

type PasswordProblem = "password-short" | "password-long" | "password-like-email" | "password-common";

// Algorithm 2 is argon2id; the package exports its names as a const enum, which isolated modules cannot read.
const parameters: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a random password, with the same parameters. */
const hashOfNobody =
  "$argon2id$v=19$m=19456,t=2,p=1$/6AHilhTguNkczMASPgsbA$/H3eYknK1wyRoMntoc21ashlZrdT0P73gTycFbr1jDU";

/** The same characters typed on another keyboard give the same bytes (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normal(password), parameters);

/** @param kept null where there is no account: always false, as slowly */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const right = await verify(kept ?? hashOfNobody, normal(password));
  return right && kept !== null;
}

const commonWords = new Set(
  `password passwort passw0rd welcome letmein iloveyou qwerty qwertyuiop azerty administrator admin
  superman batman football baseball basketball princess sunshine monkey dragon master shadow michael
  jennifer trustno changeme default secret computer internet starwars liverpool chocolate butterfly
  elizabeth plenary workshop trainer training trafficking police summer winter spring autumn monday
  january december company hello helloworld test testing guest login access`.split(/\s+/),
);

const runs = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb6yhn",
];
const backwards = (text: string) => [...text].reverse().join("");
const unleet: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

function isCommon(password: string): boolean {
  if (new Set(password).size <= 4) return true;
  if (runs.some((run) => run.includes(password) || backwards(run).includes(password))) return true;
  const core = password.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const asLetters = [...core].map((sign) => unleet[sign] ?? sign).join("");
  const half = password.slice(0, password.length / 2);
  const words = [core, asLetters, password.replace(/[^a-z]+/g, ""), half + half === password ? half : ""];
  return words.some((word) => commonWords.has(word));
}

/** Little is left of the password without the name in the e-mail address. */
function isLikeEmail(password: string, email: string): boolean {
  const [name = ""] = email.toLowerCase().split("@");
  return (
    password.includes(email.toLowerCase()) || (name.length > 2 && password.replaceAll(name, "").length < 6)
  );
}

/** @returns null when the password may be used */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  const text = normal(password);
  const { length } = [...text];
  if (length < MIN_PASSWORD_LENGTH) return "password-short";
  if (length > MAX_PASSWORD_LENGTH) return "password-long";
  const plain = text.toLowerCase();
  if (isLikeEmail(plain, email)) return "password-like-email";
  return isCommon(plain) ? "password-common" : null;
}
