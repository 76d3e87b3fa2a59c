import { useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/stage/picture.module.css";

/** A picture of the workshop. Where it cannot be fetched, what it shows stands there in words. */
export function Picture({ src, alt, className }: { src: string; alt: string; className?: string }) {
  const t = useTranslations("stage");
  const [failed, setFailed] = useState<string | null>(null);
  if (failed === src) return <p className={styles.missing}>{t("pictureMissing", { alt })}</p>;
  return (
    <figure className={className}>
      {/* biome-ignore lint/performance/noImgElement: the file is served as it is, by our own server. */}
      <img src={src} alt={alt} onError={() => setFailed(src)} />
    </figure>
  );
}
