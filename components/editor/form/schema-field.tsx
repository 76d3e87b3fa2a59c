"use client";
/** One field drawn from its zod schema: the schema and its metadata decide which control it gets. */
import { z } from "zod";
import { ColourField } from "@/components/editor/form/colour-field";
import { FileField } from "@/components/editor/form/file-field";
import { placeOf } from "@/components/editor/form/field-name";
import { type SchemaFieldProps, useForm } from "@/components/editor/form/form-context";
import { ListField } from "@/components/editor/form/list-field";
import { ObjectField } from "@/components/editor/form/object-fields";
import { RecordField } from "@/components/editor/form/record-field";
import {
  EnumField,
  EnumsField,
  FlagField,
  NumberField,
  ReferenceField,
  ReferencesField,
  TextField,
} from "@/components/editor/form/single-fields";
import { TextsField } from "@/components/editor/form/texts-field";
import { UnionField } from "@/components/editor/form/union-field";
import { boundsOf } from "@/workshop/editor/schema-limits";
import { unwrapped } from "@/workshop/editor/draft-schema-of";
import { assetName, type TextMeta } from "@/model/text/text-schemas";
import { colour } from "@/workshop/content/workshop";

export function SchemaField({ schema: whole, ...props }: SchemaFieldProps) {
  const { choices: choicesFor, apart } = useForm();
  const schema = unwrapped(whole);
  const optional = props.optional ?? whole instanceof z.ZodOptional;
  const fallback = whole instanceof z.ZodDefault ? whole.def.defaultValue : undefined;
  const field = { ...props, optional, value: (props.value ?? fallback) as never };
  const meta = z.globalRegistry.get(schema) as Partial<TextMeta> | undefined;
  if (meta?.length)
    return (
      <TextField {...field} length={meta.length} markdown={meta.markdown} most={boundsOf(schema).most} />
    );
  if (apart?.includes(placeOf(props.steps))) return null;
  const choices = choicesFor(props.steps);
  if (schema === assetName) return <FileField {...field} />;
  if (schema === colour) return <ColourField {...field} />;
  if (schema instanceof z.ZodString) {
    return choices ? (
      <ReferenceField {...field} choices={choices} />
    ) : (
      <TextField {...field} length="line" most={boundsOf(schema).most} />
    );
  }
  if (schema instanceof z.ZodNumber) return <NumberField {...field} schema={schema} />;
  if (schema instanceof z.ZodBoolean) return <FlagField {...field} />;
  if (schema instanceof z.ZodEnum) return <EnumField {...field} options={schema.options as string[]} />;
  if (schema instanceof z.ZodRecord)
    return <RecordField {...field} schema={schema} choices={choices ?? []} />;
  if (schema instanceof z.ZodObject) return <ObjectField {...field} schema={schema} />;
  if (schema instanceof z.ZodDiscriminatedUnion) return <UnionField {...field} schema={schema} />;
  if (schema instanceof z.ZodUnion && schema.options[0] instanceof z.ZodEnum)
    return <EnumsField {...field} options={schema.options[0].options as string[]} />;
  if (schema instanceof z.ZodArray) {
    if (choices) return <ReferencesField {...field} choices={choices} />;
    const element = schema.element as z.ZodType;
    if (element instanceof z.ZodObject || element instanceof z.ZodDiscriminatedUnion)
      return <ListField {...field} schema={schema} />;
    return <TextsField {...field} />;
  }
  return null;
}
