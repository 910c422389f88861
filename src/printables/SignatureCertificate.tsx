import type { ReactElement } from 'react'
import { formatInstant } from '@/domain/dates/civilDate'
import { formatRate } from '@/domain/money/format'
import type { CertificateFacts } from '@/domain/signatures/certificate'
import { certificateText } from '@/i18n/certificate'
import { printablesText } from '@/i18n/printables'
import { CertificateCheck } from './CertificateCheck'
import { CertificateSignerBlock } from './CertificateSignerBlock'
import { Facts } from './Facts'
import { Letterhead } from './Letterhead'
import { LinesTable } from './LinesTable'
import { PrintedPage } from './PrintedPage'
import { Totals, type TotalRow } from './Totals'

/** The page that follows the presented ones: what was signed, by whom and how, and how to check it (S5, R39, R42). */
export function SignatureCertificate({ facts }: { facts: CertificateFacts }): ReactElement {
  const { language, label, seller, key } = facts
  const text = certificateText(language)
  const name = `${text.title} — ${label}`
  return (
    <PrintedPage title={name} footer={name} language={language}>
      <Letterhead seller={seller} kind={text.kind} />
      <h1>{text.title}</h1>
      <p className="level">{text.level}</p>
      <p className="hint">{text.levelHint}</p>
      {key.isDemo && <p className="demo-key">{text.demoKey}</p>}
      <SignedDocument facts={facts} />
      <SignedLines facts={facts} />
      <section className="certified-signers">
        <h2>{text.signers}</h2>
        {facts.signers.map((signer, index) => (
          <CertificateSignerBlock
            key={signer.email}
            signer={signer}
            rank={index + 1}
            termsVersion={facts.termsVersion}
            language={language}
          />
        ))}
      </section>
      <CertificateCheck facts={facts} />
    </PrintedPage>
  )
}

function SignedDocument({ facts }: { facts: CertificateFacts }): ReactElement {
  const { language } = facts
  const text = certificateText(language)
  const hashes: [string, string][] = [
    [text.documentId, facts.documentId],
    [text.versionSha256, facts.versionSha256],
    [text.presentedPdfSha256, facts.presentedPdfSha256],
    [text.signedSha256, facts.signedSha256],
  ]
  return (
    <section className="conditions">
      <h2>{text.document}</h2>
      <Facts
        layout="list"
        facts={[
          { label: text.number, value: `${facts.label} — ${facts.title}` },
          { label: text.client, value: facts.clientName },
          {
            label: text.acceptedAt,
            value: text.instant(formatInstant(facts.acceptedAt, language), facts.acceptedAt),
          },
          ...hashes.map(([name, hash]) => ({ label: name, value: <code>{hash}</code> })),
        ]}
      />
      <p className="hint">{text.hashHint}</p>
    </section>
  )
}

/** Only the lines taken, with the quantities taken, and the totals as signed (Q4). */
function SignedLines({ facts }: { facts: CertificateFacts }): ReactElement {
  const { lines, totals, seller, currency, language } = facts
  const showsVat = seller.vatRegime === 'standard'
  const columns = { discount: lines.some((line) => line.discountBp !== 0), vat: showsVat }
  const printed = lines.map((line, index) => ({
    ...line,
    key: line.id,
    note: null,
    description: null,
    netCents: totals.lineNetCents[index] ?? 0,
    choice: null,
  }))
  return (
    <LinesTable
      caption={certificateText(language).lines}
      groups={[{ heading: null, lines: printed }]}
      closing={
        <Totals rows={totalRows(facts)} vat={showsVat ? totals.vat : null} stamp={null} {...{ currency, language }} />
      }
      {...{ currency, language, columns }}
    />
  )
}

function totalRows({ totals, seller, documentDiscountBp, depositBp, language }: CertificateFacts): TotalRow[] {
  const text = printablesText(language)
  const showsVat = seller.vatRegime === 'standard'
  const row = (label: string, cents: number, weight: TotalRow['weight'] = 'plain'): TotalRow => ({
    label,
    cents,
    weight,
  })
  return [
    ...(totals.documentDiscountCents === 0
      ? []
      : [
          row(showsVat ? text.subtotal : text.subtotalNoVat, totals.subtotalCents),
          row(text.documentDiscount(formatRate(documentDiscountBp, language)), 0 - totals.documentDiscountCents),
        ]),
    ...(showsVat ? [row(text.net, totals.netCents), row(text.vat, totals.vatCents)] : []),
    row(showsVat ? text.gross : text.grossNoVat, totals.grossCents, 'main'),
    ...(totals.depositGrossCents === 0
      ? []
      : [
          row(certificateText(language).depositDue(formatRate(depositBp, language)), totals.depositGrossCents, 'after'),
        ]),
  ]
}
