import { frontTexts } from "@/app/debrief/front-words";
import type { Chain } from "@/workshop/report/note-chain";

/** Characters of a seal that people are shown: enough to compare by eye. */
const SHOWN = 12;

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
      {broken === null && last !== null && <p className={className}>{t("log.seals.whole", { count: sealed, seal: last.slice(0, SHOWN) })}</p>}
      {unsealed > 0 && <p className={className}>{t("log.seals.unsealed", { count: unsealed })}</p>}
    </>
  );
}
