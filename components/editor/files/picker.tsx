"use client";
/** Chooses a picture, film, sound or captions of the workshop, or takes a new one in. */
import { useRef, useState } from "react";
import { useFormatter } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import type { OwnAsset } from "@/components/editor/files/ask";
import { DropZone } from "@/components/editor/files/drop-zone";
import styles from "@/components/editor/files/files.module.css";
import { Progress } from "@/components/editor/files/progress";
import { useFiles } from "@/components/editor/files/use-files";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { addressOf, type AssetKind, MAX_ASSET_BYTES } from "@/model/activity/asset";
import { assetsNamed } from "@/workshop/content/assets/names";

const ACCEPT: Record<AssetKind, string> = {
  picture: [
    "image/png,image/jpeg,image/webp,image/gif,image/avif,image/svg+xml",
    ".png,.jpg,.jpeg,.webp,.gif,.avif,.svg,.tif,.tiff",
  ].join(","),
  video: "video/mp4,video/webm,.mp4,.m4v,.webm",
  audio: "audio/*,.mp3,.m4a,.ogg,.wav",
  captions: ".vtt,text/vtt",
};

interface Props {
  /** Kinds that the field can have. */
  kinds: readonly AssetKind[];
  chosen: string | null;
  onChoose: (name: string) => void;
  onClose: () => void;
}

export function Picker({ kinds, chosen, onChoose, onClose }: Props) {
  const t = useTranslations("files");
  const { draft, canEdit } = useEditor();
  const files = useFiles();
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const cancel = useRef(new AbortController());
  const fits = files.assets.filter((a) => kinds.includes(a.source.kind));
  const used = new Set(assetsNamed(draft));

  async function bring([file]: File[]): Promise<void> {
    if (!file) return;
    cancel.current = new AbortController();
    setProblem(null);
    setNote(null);
    setSending({ name: file.name, part: 0 });
    const taken = await files.take(
      file,
      file.name,
      (part) => setSending({ name: file.name, part }),
      cancel.current.signal,
    );
    setSending(null);
    if (!taken.ok) return setProblem(taken.reason === "cancelled" ? null : t(`reasons.${taken.reason}`));
    if (!kinds.includes(taken.asset.source.kind))
      return setProblem(t("wrongKind", { name: taken.asset.name }));
    if (taken.notes.includes("first-of-many")) setNote(t("firstOfMany"));
    onChoose(taken.asset.name);
  }
  async function remove(name: string): Promise<void> {
    const removed = await files.remove(name);
    if (!removed.ok) setProblem(t(`reasons.${removed.reason}`));
  }
  const megabytes = Math.round(Math.max(...kinds.map((kind) => MAX_ASSET_BYTES[kind])) / 1_000_000);
  const hint = kinds.includes("picture")
    ? "uploadHint"
    : kinds.includes("captions")
      ? "captionsHint"
      : "filmHint";
  return (
    <Dialog
      title={t("pickerTitle")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("done")}</Button>}
      wide
    >
      {canEdit && !sending && (
        <DropZone
          accept={kinds.map((kind) => ACCEPT[kind]).join(",")}
          label={t("upload")}
          hint={t(hint, { megabytes })}
          onFiles={(list) => void bring(list)}
        />
      )}
      {sending && (
        <Progress
          text={t(sending.part < 1 ? "sending" : "working", { name: sending.name })}
          part={sending.part < 1 ? sending.part : null}
          onCancel={() => cancel.current.abort()}
        />
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {note && <p role="status">{note}</p>}
      {fits.length === 0 && !sending && <p className="muted">{t("noneYet")}</p>}
      <ul className={styles.grid}>
        {fits.map((asset) => (
          <Tile
            key={asset.name}
            asset={asset}
            chosen={asset.name === chosen}
            used={used.has(asset.name)}
            canEdit={canEdit}
            onChoose={() => onChoose(asset.name)}
            onRemove={() => void remove(asset.name)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface TileProps {
  asset: OwnAsset;
  chosen: boolean;
  used: boolean;
  canEdit: boolean;
  onChoose: () => void;
  onRemove: () => void;
}

function Tile({ asset, chosen, used, canEdit, onChoose, onRemove }: TileProps) {
  const t = useTranslations("files");
  const format = useFormatter();
  const { name, source, bytes } = asset;
  const size = format.number(bytes / 1_000_000, { maximumFractionDigits: 1, minimumFractionDigits: 0 });
  return (
    <li className={styles.tile} data-chosen={chosen || undefined}>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        {source.kind === "picture" ? (
          // biome-ignore lint/performance/noImgElement: the file is small already.
          <img
            src={addressOf(source, "phone")}
            alt=""
            width={source.width ?? undefined}
            height={source.height ?? undefined}
            loading="lazy"
          />
        ) : (
          <span className={styles.icon} aria-hidden="true">
            {source.kind === "video" ? "▶" : source.kind === "audio" ? "♪" : "CC"}
          </span>
        )}
        <b dir="ltr">{name}</b>
        <small>
          {source.width
            ? t("pixels", { width: source.width, height: source.height ?? 0 })
            : t("megabytes", { size })}
        </small>
      </button>
      {canEdit && !used && !chosen && (
        <Button size="small" look="bare" aria-label={t("removeName", { name })} onClick={onRemove}>
          {t("remove")}
        </Button>
      )}
      {used && <small className="muted">{t("used")}</small>}
    </li>
  );
}
