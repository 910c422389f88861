'use client'

import { useTranslation } from '@payloadcms/ui'

import type { Language } from '@/domain/parties/snapshots'
import { adminTexts, type AdminTexts } from '@/i18n/admin'

/** The admin's words and the language of figures, after the language that the person chose in Payload. */
export function useAdminTexts(): { texts: AdminTexts; language: Language } {
  const { i18n } = useTranslation()
  return { texts: adminTexts(i18n.language), language: i18n.language === 'en' ? 'en' : 'fr' }
}
