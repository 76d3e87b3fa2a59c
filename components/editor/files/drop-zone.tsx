"use client";
/** The place to drop or choose files. */
import { type ReactNode, useId, useState } from "react";
import styles from "@/components/editor/files/files.module.css";

interface Props {
  /** For the browser's dialog: ".pdf,.pptx". The server finds the real type. */
  accept: string;
  label: string;
  hint: string;
  several?: boolean;
  busy?: boolean;
  onFiles: (files: File[]) => void;
  children?: ReactNode;
}

export function DropZone({ accept, label, hint, several, busy, onFiles, children }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the input inside is the first way.
    <div
      className={styles.zone}
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        const files = [...e.dataTransfer.files];
        if (!busy && files.length > 0) onFiles(several ? files : files.slice(0, 1));
      }}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={several}
        disabled={busy}
        aria-describedby={`${id}-hint`}
        onChange={(e) => {
          const files = [...(e.target.files ?? [])];
          e.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`}>{hint}</p>
      {children}
    </div>
  );
}
