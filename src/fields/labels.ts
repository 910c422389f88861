/** A text of the admin in both languages. */
export type Bilingual = { fr: string; en: string }

/** Short form of `{ fr, en }` for labels, which come by the hundred. */
export function t(fr: string, en: string): Bilingual {
  return { fr, en }
}
