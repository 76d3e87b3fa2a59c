export function direction(language: string): "ltr" | "rtl" {
  return /^(ar|dv|fa|he|ku|ps|sd|ug|ur|prs)\b/.test(language) ? "rtl" : "ltr";
}
