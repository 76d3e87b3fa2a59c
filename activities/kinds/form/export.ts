import { unreachable } from "@/model/unreachable";
import type { FormField } from "@/activities/kinds/form/content";
import { isWritten, type Value } from "@/activities/kinds/form/fields";
import { type Coded, type CodedItem, coded, codedEnds } from "@/model/exports/coded";
import { type GivenValue, idGiven, numberGiven, textGiven } from "@/model/exports/answer-values";
import {
  choiceInteractions,
  numberInteraction,
  scaleInteraction,
  type Interaction,
} from "@/model/exports/xapi-interactions";

export function givenInField(field: FormField, value: Value | undefined): GivenValue[] {
  if (value === undefined) return [];
  const list = [value].flat();
  if (isWritten(field)) return list.map((text) => textGiven("text", String(text), field.id));
  if (field.type === "scale") return [numberGiven("point", Number(value), field.id)];
  if (field.type === "number") return [numberGiven("number", Number(value), field.id)];
  return list.map((choice) => idGiven("choice", String(choice), field.id));
}

export const codedField = (field: FormField): CodedItem => ({ ...coded(field), choices: choicesIn(field) });

function choicesIn(field: FormField): Coded[] {
  if (isWritten(field) || field.type === "number") return [];
  return field.type === "scale" ? codedEnds(field.points, field.low, field.high) : field.options.map(coded);
}

/** Choices in a field; texts stand apart. */
export function fieldInteractions(field: FormField, values: readonly GivenValue[]): Interaction[] {
  const mine = values.filter((g) => g.item === field.id);
  const [first] = mine;
  if (!first) return [];
  const behind = `/${field.id}`;
  switch (field.type) {
    case "choice":
    case "several":
      return choiceInteractions(
        behind,
        field.text,
        mine.map((g) => g.value),
        field.options,
      );
    case "scale":
      return [scaleInteraction(behind, field.text, first.number!, field)];
    case "number":
      return [numberInteraction(behind, field.text, first.number)];
    case "text":
    case "lines":
      return [];
    default:
      return unreachable(field);
  }
}
