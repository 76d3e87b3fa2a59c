/** Examples of the kinds that show something, or that belong to the room itself. */
import { listed, type Template } from "@/workshop/authoring/templates/template";

export const slide: Template = {
  kind: "slide",
  title: "Welcome",
  minutes: 5,
  body: "# Welcome\n\nToday we look at three things:\n\n- what we already know\n- one case, told part by part\n- what we do differently from Monday\n\n> You decide how much you say. Nothing here is traced back to you.",
  notes: "Say who you are and why you are here. Then point at the code on the screen.",
};

export const pause: Template = {
  kind: "break",
  title: "Coffee",
  minutes: 15,
  mode: "break",
  text: "Coffee is in the hall. We begin again on time.",
};

export const media: Template = {
  kind: "media",
  title: "A short film",
  minutes: 6,
  type: "video",
  transcript: "Write here what is seen and heard, for those who cannot see or hear it.",
  notice: "The film speaks of exploitation. Look away whenever you wish.",
};

export const agreement: Template = {
  kind: "agreement",
  title: "How we work together",
  minutes: 5,
  question: "Can you agree to these rules for our time together?",
  rules: listed("r", [
    "What is said here stays here; what is learned may leave.",
    "No names and no details of real cases.",
    "We ask rather than assume.",
    "Anybody may step out at any time without saying why.",
  ]),
  add: true,
};

export const commitment: Template = {
  kind: "commitment",
  title: "My own promise",
  minutes: 8,
  question: "What will you do differently from Monday?",
  fields: [
    { id: "what", text: "What I will do", hint: "One thing, small enough to do" },
    { id: "with", text: "With whom" },
    { id: "when", text: "By when" },
  ],
  notes: "Nobody but the person sees this. It is given back at the end.",
};
