/** The small workshop with two translations: Thai says everything that the tests look at, Arabic lacks some of it. */
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

export const translatedWorkshop: Workshop = workshopSchema.parse({
  ...sampleWorkshop,
  id: "translated",
  translations: {
    th: {
      texts: {
        "workshop:title": "ตัวอย่าง",
        "hello/title": "สวัสดี",
        "hello/body": "# สวัสดีทุกคน",
        "poll/title": "แบบสำรวจ",
        "poll/question": "ข้อไหน?",
        "poll/options/red/text": "แดง",
        "poll/options/blue/text": "น้ำเงิน",
        "story/question": "ใช่หรือไม่?",
        "story/answers/yes/text": "ใช่",
        "story/parts/1/title": "ตอนที่หนึ่ง",
        "story/parts/1/clauses/p1-a/text": "ข้อเท็จจริงข้อแรกของเรื่องนี้",
        "story/parts/1/clauses/p1-b/text": "ข้อเท็จจริงข้อที่สองของเรื่องนี้",
        "poll/otherText": "อื่น ๆ",
      },
    },
    ar: {
      texts: {
        "workshop:title": "عيّنة",
        "hello/title": "مرحبًا",
        "poll/question": "أيّهما؟",
        "poll/options/red/text": "أحمر",
      },
    },
  },
});
