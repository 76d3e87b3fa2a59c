/** Examples of the kinds that ask one thing: poll, scale, ranking, points, number, open question. */
import { listed, type Template } from "@/workshop/authoring/templates/template";

export const poll: Template = {
  kind: "poll",
  title: "What brings you here",
  minutes: 3,
  question: "Which of these is closest to your daily work?",
  options: listed("o", [
    "Meeting people who may be victims",
    "Investigating",
    "Prosecuting or judging",
    "Protecting and assisting",
    "Writing policy",
  ]),
  other: true,
  notes: "Ask two people what made them choose. Come back to the result when groups are formed.",
};

export const scale: Template = {
  kind: "scale",
  title: "How sure are you",
  minutes: 5,
  question: "How far do you agree?",
  statements: listed("s", [
    "I would recognise a victim of trafficking in my work.",
    "I know whom to call when I do.",
    "My agency has written rules for the first hours.",
  ]),
  points: 5,
  low: "Not at all",
  high: "Completely",
  notes: "Look at the spread, not at the middle: two camps mean something else than one hesitant room.",
};

export const ranking: Template = {
  kind: "ranking",
  title: "What comes first",
  minutes: 6,
  question: "Someone has just been identified as a possible victim. What comes first?",
  items: listed("i", [
    "A safe place to sleep",
    "Medical care",
    "An interpreter",
    "A statement for the police",
    "Contact with the family",
  ]),
  top: 3,
  notes: "Ask who would choose differently at night, or for a child.",
};

export const points: Template = {
  kind: "points",
  title: "Spend ten points",
  minutes: 6,
  question: "You have ten points. Where would one more year of money help most?",
  items: listed("i", [
    "Shelters",
    "Training of front-line officers",
    "Interpreters",
    "A hotline",
    "Legal aid",
  ]),
  total: 10,
};

export const number: Template = {
  kind: "number",
  title: "Guess the number",
  minutes: 4,
  question: "Of 100 victims who are found, how many came to the authorities by themselves?",
  unit: "of 100",
  min: 0,
  max: 100,
  truth: { value: 41, date: "2022", source: "UNODC, Global Report on Trafficking in Persons" },
  explanation: "Replace this example with a figure of your own, its date and its source.",
  followUp: "What does this say about how people are found in your country?",
};

export const open: Template = {
  kind: "open",
  title: "One hope, one worry",
  minutes: 5,
  question: "What do you hope to take home from this workshop?",
  hint: "One sentence is enough. Please no names.",
  most: 2,
  moderated: true,
  upvotes: true,
};
