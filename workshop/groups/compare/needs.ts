/**
 * Words of basic needs: what a victim is given whether or not they help the police. Used to ask, never to judge.
 * After the OHCHR Recommended Principles and Guidelines (2002), principle 8 and guideline 6.
 */
import { mentions } from "@/workshop/groups/compare/mentions";

const needs: readonly string[] = [
  // English
  "safe", "safety", "shelter*", "accommodation", "housing", "place to stay", "place to sleep", "bed", "food", "meal*", "clothes", "clothing",
  "medical", "medicine*", "doctor*", "health", "healthcare", "hospital*", "counsel*", "psycholog*", "psychosocial", "first aid",
  "interpret*", "translat*", "legal advice", "legal aid", "lawyer*", "rest", "sleep", "family contact", "contact with the family", "contact with family",
  "contact the family", "call home", "document*", "passport*", "identity card*", "money", "cash", "wage*", "salary",
  // Indonesian
  "aman", "keamanan", "keselamatan", "penampungan", "tempat tinggal", "makan", "makanan", "pakaian", "baju", "medis", "kesehatan", "dokter",
  "rumah sakit", "obat*", "konseling", "psikolog*", "psikososial", "penerjemah*", "juru bahasa", "bantuan hukum", "nasihat hukum", "pengacara",
  "istirahat", "kontak keluarga", "kontak dengan keluarga", "menghubungi keluarga", "dokumen", "paspor", "uang", "upah", "gaji",
  // Arabic
  "أمان", "أمن", "سلامة", "مأوى", "إيواء", "سكن", "طعام", "غذاء", "ملابس", "طبي", "طبية", "طبيب", "طبيبة", "صحة", "صحية", "علاج", "دواء", "أدوية", "مستشفى",
  "نفسي", "نفسية", "مترجم", "مترجمة", "ترجمة", "مشورة قانونية", "استشارة قانونية", "مساعدة قانونية", "محام", "محامي", "محامية", "راحة",
  "اتصال بالأسرة", "اتصال بالعائلة", "تواصل مع الأسرة", "تواصل مع العائلة", "وثائق", "جواز", "نقود", "مال", "أجر", "أجور", "راتب",
  // Thai
  "ปลอดภัย", "ที่พัก", "บ้านพัก", "อาหาร", "เสื้อผ้า", "แพทย์", "หมอ", "รักษาพยาบาล", "สุขภาพ", "ให้คำปรึกษา", "จิตใจ", "จิตวิทยา", "จิตสังคม", "ล่าม",
  "คำปรึกษาทางกฎหมาย", "ทนาย", "พักผ่อน", "ติดต่อครอบครัว", "เอกสาร", "หนังสือเดินทาง", "เงิน", "ค่าจ้าง",
  // Korean
  "안전", "쉼터", "숙소", "음식", "식사", "의복", "옷", "의료", "의사", "병원", "치료", "상담", "심리", "통역", "법률", "변호사", "휴식", "가족 연락", "가족과 연락", "가족과의 연락",
  "서류", "여권", "신분증", "돈", "임금", "급여",
];

/** Whether a text looks like a basic need. */
export const isBasicNeed = (text: string): boolean => mentions(text, needs);
