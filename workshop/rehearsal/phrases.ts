/** Short, harmless texts that simulated participants write; the point is how many and how long, not what. */
const english = [
  "Time to rest before any interview",
  "An interpreter she trusts",
  "A doctor, if she wants one",
  "Clear information about rights",
  "A safe place to sleep",
  "Contact with the family",
  "One person who stays with her",
  "Legal advice that is independent",
  "To be believed",
];

const phrases: Record<string, readonly string[]> = {
  en: english,
  id: [
    "Waktu untuk beristirahat",
    "Penerjemah yang dipercaya",
    "Tempat tidur yang aman",
    "Informasi yang jelas tentang hak",
    "Kontak dengan keluarga",
    "Bantuan hukum yang independen",
  ],
  th: [
    "เวลาพักก่อนการสัมภาษณ์",
    "ล่ามที่ไว้ใจได้",
    "ที่นอนที่ปลอดภัย",
    "ข้อมูลที่ชัดเจนเรื่องสิทธิ",
    "การติดต่อครอบครัว",
    "คำปรึกษากฎหมายที่เป็นอิสระ",
  ],
  ko: [
    "조사 전에 쉴 시간",
    "믿을 수 있는 통역사",
    "안전하게 잘 곳",
    "권리에 대한 분명한 정보",
    "가족과의 연락",
    "독립적인 법률 상담",
  ],
  ar: [
    "وقت للراحة قبل أي مقابلة",
    "مترجم موثوق",
    "مكان آمن للنوم",
    "معلومات واضحة عن الحقوق",
    "التواصل مع الأسرة",
    "مشورة قانونية مستقلة",
  ],
};

export const phrasesIn = (language: string): readonly string[] =>
  phrases[language.split("-")[0] ?? ""] ?? english;
