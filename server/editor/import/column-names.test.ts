import { expect, it } from "vitest";
import { editorsNames } from "@/server/editor/import/import-file";
import { importQuizTable } from "@/workshop/import/quiz-table";
import { tableOf } from "@/workshop/editor/translation/translation-columns";

it.each([
  ["en", ["Question or statement", "Right answers", "Why", "Law", "Common mistake"]],
  ["id", ["Pertanyaan", "Jawaban yang benar", "Alasan", "Hukum", "Kesalahan umum"]],
  ["th", ["คำถาม", "คำตอบที่ถูก", "เหตุผล", "กฎหมาย", "ความเข้าใจผิดที่พบบ่อย"]],
])(
  "a table whose columns are called as the editor calls them in %s is read whole (B-223)",
  async (_language, head) => {
    const rows = tableOf([head, ["All of it?", "TRUE", "Because.", "Art. 3", "Mixed up."]]);
    const imported = importQuizTable(rows, "x", await editorsNames())!;
    expect(imported.notes).toEqual([]);
    expect(imported.activities).toMatchObject([
      { items: [{ text: "All of it?", key: { reason: "Because.", law: "Art. 3", error: "Mixed up." } }] },
    ]);
  },
);
