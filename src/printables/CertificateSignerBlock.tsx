import type { ReactElement } from 'react'
import { formatInstant } from '@/domain/dates/civilDate'
import type { Language } from '@/domain/parties/snapshots'
import type { CertificateSigner } from '@/domain/signatures/certificate'
import { certificateText } from '@/i18n/certificate'
import { Facts, type Fact } from './Facts'

type CertificateSignerBlockProps = {
  signer: CertificateSigner
  /** 1 for the first who signed. */
  rank: number
  termsVersion: string
  language: Language
}

/** One signer: the signature on its line, then all that proves the act (S4, R39). */
export function CertificateSignerBlock(props: CertificateSignerBlockProps): ReactElement {
  const { signer, rank, termsVersion, language } = props
  const text = certificateText(language)
  return (
    <article className="certified-signer">
      <div className="certified-head">
        <div>
          <p className="label">{text.signer(rank)}</p>
          <p className="party-name">{signer.name}</p>
          <p>{signer.role}</p>
        </div>
        <p className="baseline">
          <img src={`data:image/png;base64,${signer.imageBase64}`} alt={text.signatureOf(signer.name)} />
        </p>
      </div>
      <Facts
        layout="list"
        facts={[
          { label: text.signsFor, value: signer.signsFor },
          { label: text.email, value: signer.email },
          { label: text.method, value: text.methods[signer.method] },
          ...times(signer, language),
          ...circumstances(signer, language),
          { label: text.termsVersion, value: text.terms(termsVersion) },
          { label: text.consent, value: signer.consentText },
          { label: text.earlyStart, value: signer.earlyStartText },
          { label: text.imageSha256, value: <code>{signer.imageSha256}</code> },
        ]}
      />
    </article>
  )
}

function times({ sentAt, viewedAt, code, signedAt }: CertificateSigner, language: Language): Fact[] {
  const text = certificateText(language)
  const both = (iso: string): string => text.instant(formatInstant(iso, language), iso)
  return [
    { label: text.sentAt, value: sentAt === '' ? text.unknown : both(sentAt) },
    { label: text.viewedAt, value: viewedAt === null ? text.notViewed : both(viewedAt) },
    ...(code === null
      ? [{ label: text.code, value: text.noCode }]
      : [
          { label: text.codeSentAt, value: both(code.sentAt) },
          { label: text.codeVerifiedAt, value: both(code.verifiedAt) },
        ]),
    { label: text.signedAt, value: both(signedAt) },
  ]
}

/** What is not known is said, never left out: a reader must see that it was not recorded. */
function circumstances({ ip, userAgent, timeZone, locale }: CertificateSigner, language: Language): Fact[] {
  const text = certificateText(language)
  return [
    { label: text.ip, value: ip ?? text.unknown },
    { label: text.userAgent, value: userAgent ?? text.unknown },
    { label: text.timeZone, value: timeZone ?? text.unknown },
    { label: text.locale, value: text.locales[locale] },
  ]
}
