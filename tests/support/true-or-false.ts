/** Content of a quiz whose items are all true, as an author writes it. */
export const trueOrFalse = (id: string, items: readonly string[], more: object = {}) => ({
  id,
  kind: "quiz",
  title: `Test ${id}`,
  question: "True or false?",
  options: [
    { id: "true", text: "True" },
    { id: "false", text: "False" },
  ],
  items: items.map((item) => ({
    id: item,
    text: `Is ${item} so?`,
    key: { accepted: ["true"], reason: "It is." },
  })),
  ...more,
});
