import type { ReactElement } from 'react'

import { groupsOfFour } from '@/components/sign/groupsOfFour'
import transferStyles from '@/components/sign/TransferBlock.module.css'
import { CopyButton } from '@/components/ui/CopyButton'
import type { OpenInvoiceView } from '@/contracts/pay'
import type { TransferInstructions } from '@/contracts/transfer'
import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import type { PayTexts } from '@/i18n/pay'

import styles from './PayWays.module.css'

type PayTransferProps = { transfer: TransferInstructions; content: OpenInvoiceView['content']; texts: PayTexts }

/** How to pay by transfer: amount, reference and account, each to copy, and the EPC code to scan (P5). */
export function PayTransfer({ transfer, content, texts }: PayTransferProps): ReactElement {
  const { transfer: words } = texts
  const amount = formatCents(transfer.amountCents, content)
  const rows = [
    { name: words.amount, shown: amount, copied: amount.replace(/[^\d.,-]/g, '') },
    { name: words.reference, shown: transfer.reference, copied: transfer.reference },
    { name: words.iban, shown: groupsOfFour(transfer.iban), copied: transfer.iban },
    { name: words.bic, shown: transfer.bic, copied: transfer.bic },
    {
      name: words.beneficiary,
      shown: `${transfer.beneficiary} (${transfer.bankName})`,
      copied: transfer.beneficiary,
    },
  ]
  return (
    <>
      <dl>
        {rows.map((row) => (
          <div key={row.name} className={transferStyles.row}>
            <dt className={transferStyles.name}>{row.name}</dt>
            <dd className={transferStyles.value}>{row.shown}</dd>
            <dd className={`${transferStyles.copy} ${styles.copy}`}>
              <CopyButton
                value={row.copied}
                name={fill(words.copyName, { what: row.name })}
                label={words.copy}
                doneLabel={words.copied}
                failedLabel={words.copyFailed}
              />
            </dd>
          </div>
        ))}
      </dl>
      {transfer.epcQrSvg !== '' && (
        <figure className={transferStyles.code}>
          <img
            className={transferStyles.picture}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(transfer.epcQrSvg)}`}
            alt={fill(words.qrLabel, { amount, reference: transfer.reference })}
            width={160}
            height={160}
          />
          <figcaption className={transferStyles.caption}>{words.qr}</figcaption>
        </figure>
      )}
    </>
  )
}
