"use client";
/** A picture by its name in a text; the surface gives its address. */
import { createContext, useContext } from "react";
import { useAuthoredLanguage } from "@/components/ui/authored";

export interface PictureSource {
  src: string;
  srcSet?: string;
  /** Pixels, so that the page keeps its room while it loads. */
  width?: number;
  height?: number;
  /** The address of a larger version. */
  larger?: string;
  lazy?: boolean;
}

export const Pictures = createContext<(name: string) => PictureSource | null>(() => null);

/** An SVG shows its words in the language of the fragment of its address. */
export function usePicture(name: string): PictureSource | null {
  const drawn = useContext(Pictures)(name);
  const language = useAuthoredLanguage();
  if (!drawn || !language || !name.endsWith(".svg")) return drawn;
  const { src, larger } = drawn;
  return { ...drawn, src: `${src}#${language}`, larger: larger && `${larger}#${language}` };
}

export function Img({ drawn, alt, onError }: { drawn: PictureSource; alt: string; onError?: () => void }) {
  const { larger: _, lazy, ...size } = drawn;
  return (
    // biome-ignore lint/performance/noImgElement: phones get this markup without Next.
    <img
      {...size}
      alt={alt}
      sizes={size.srcSet && "100vw"}
      decoding="async"
      loading={lazy ? "lazy" : undefined}
      onError={onError}
    />
  );
}

/** The picture, or its words where there is none of this name. */
export function Picture({ name, alt }: { name: string; alt: string }) {
  const drawn = usePicture(name);
  if (!drawn) return alt;
  const picture = <Img drawn={drawn} alt={alt} />;
  if (!drawn.larger) return picture;
  return (
    <a className="picture" href={drawn.larger} target="_blank" rel="noopener">
      {picture}
    </a>
  );
}
