"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import styles from "@/components/editor/form/form.module.css";
import { Menu } from "@/components/ui/menu";

interface Props {
  union: z.ZodDiscriminatedUnion;
  label: string;
  onAdd: (type: string) => void;
}

/** Adds one of several types of thing: each type is one press. */
export function AddByType({ union, label, onAdd }: Props) {
  const t = useTranslations("editor.choices");
  const by = union.def.discriminator;
  const types = (union.options as z.ZodObject[]).map((o) => String((o.shape[by] as z.ZodLiteral).value));
  return (
    <Menu label={label} face={label}>
      {(close) => (
        <div className={styles.types}>
          {types.map((type) => (
            <button
              key={type}
              type="button"
              onClick={() => {
                close();
                onAdd(type);
              }}
            >
              {t(`fieldType.${type}`)}
            </button>
          ))}
        </div>
      )}
    </Menu>
  );
}
