import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/slide/picture.module.css";
import { Img, usePicture } from "@/components/ui/picture";

/** Its words stand in place of a picture that is missing or cannot be fetched. */
export function StagePicture({ name, alt, className }: { name: string; alt: string; className?: string }) {
  const t = useTranslations("stage");
  const drawn = usePicture(name);
  const [failed, setFailed] = useState<string | null>(null);
  if (!drawn || failed === drawn.src) return <p className={styles.missing}>{t("pictureMissing", { alt })}</p>;
  return (
    <figure className={className}>
      <Img drawn={drawn} alt={alt} onError={() => setFailed(drawn.src)} />
    </figure>
  );
}
