import { certificateEn } from './certificate.en'
import { certificateFr, type CertificateText } from './certificate.fr'

const texts: Readonly<Record<'fr' | 'en', CertificateText>> = { fr: certificateFr, en: certificateEn }

/** The words of the certificate of signature, in the quote's language. */
export function certificateText(language: 'fr' | 'en'): CertificateText {
  return texts[language]
}
