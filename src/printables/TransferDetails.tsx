import type { ReactElement } from 'react'
import { formatIban } from '@/domain/parties/iban'
import type { Language, SellerSnapshot } from '@/domain/parties/snapshots'
import { printablesText } from '@/i18n/printables'
import { Facts } from './Facts'

type TransferDetailsProps = {
  seller: SellerSnapshot
  reference: string
  /** `data:` URI of the EPC code; null when the transfer cannot be written as one. */
  codeImage: string | null
  language: Language
}

/** Where to send the money, and the reference by which it is recognised (R1, P5). */
export function TransferDetails({ seller, reference, codeImage, language }: TransferDetailsProps): ReactElement {
  const text = printablesText(language)
  return (
    <section className="transfer">
      <div>
        <h2>{text.transfer}</h2>
        <Facts
          layout="list"
          facts={[
            { label: text.beneficiary, value: seller.legalName },
            { label: text.iban, value: <span className="unbroken">{formatIban(seller.iban)}</span> },
            { label: text.bic, value: `${seller.bic} · ${seller.bankName}` },
            { label: text.reference, value: <strong>{reference}</strong> },
          ]}
        />
      </div>
      {codeImage && (
        <figure>
          <img src={codeImage} alt={text.transferCode} />
          <figcaption>{text.transferCodeHint}</figcaption>
        </figure>
      )}
    </section>
  )
}
