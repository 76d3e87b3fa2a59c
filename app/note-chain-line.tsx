import { frontTexts } from "@/app/page-language";
import type { Chain } from "@/workshop/debrief/report/note-chain";

/** Three groups of four hexadecimal digits, on one line, to be compared by eye. */
const shown = (seal: string): string =>
  (Buffer.from(seal, "base64url").toString("hex").slice(0, 12).match(/.{4}/g) ?? []).join("\u00a0");

/** Says whether notes hang together by their seals. */
export async function NoteChainLine({ chain, className }: { chain: Chain; className?: string }) {
  const t = await frontTexts();
  const { sealed, unsealed, broken, last } = chain;
  return (
    <>
      {broken !== null && (
        <p className={className} role="alert">
          <strong>{t("log.seals.broken", { number: broken })}</strong>
        </p>
      )}
      {broken === null && last !== null && (
        <p className={className}>{t("log.seals.whole", { count: sealed, seal: shown(last) })}</p>
      )}
      {unsealed > 0 && <p className={className}>{t("log.seals.unsealed", { count: unsealed })}</p>}
    </>
  );
}
