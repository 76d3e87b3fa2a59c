/** Which languages the phone speaks, and the texts of one; what is missing in a language is shown in English. */
import arPhone from "@/messages/ar/phone.json";
import arReasons from "@/messages/ar/reasons.json";
import enPhone from "@/messages/en/phone.json";
import enReasons from "@/messages/en/reasons.json";
import idPhone from "@/messages/id/phone.json";
import idReasons from "@/messages/id/reasons.json";
import koPhone from "@/messages/ko/phone.json";
import koReasons from "@/messages/ko/reasons.json";
import thPhone from "@/messages/th/phone.json";
import thReasons from "@/messages/th/reasons.json";

interface PhoneTexts {
  phone: typeof enPhone;
  reasons: typeof enReasons;
}

const english: PhoneTexts = { phone: enPhone, reasons: enReasons };

const languages: Record<string, { phone: Partial<typeof enPhone>; reasons: Partial<typeof enReasons> }> = {
  en: english,
  id: { phone: idPhone, reasons: idReasons },
  ko: { phone: koPhone, reasons: koReasons },
  th: { phone: thPhone, reasons: thReasons },
  ar: { phone: arPhone, reasons: arReasons },
};

/** The phone's texts in a language, English where it has none. */
export function phoneTexts(language: string): PhoneTexts {
  const own = languages[language.split("-")[0] ?? ""];
  return { phone: { ...english.phone, ...own?.phone }, reasons: { ...english.reasons, ...own?.reasons } };
}
