'use client'

import type { ReactElement } from 'react'

import { CopyButton } from '@/components/ui/CopyButton'
import type { TransferInstructions } from '@/contracts/transfer'
import { formatCents } from '@/domain/money/format'
import type { QuoteContent } from '@/domain/quotes/content'

import { fill } from '@/i18n/fill'
import { groupsOfFour } from './groupsOfFour'
import { useTexts } from './textsContext'
import styles from './TransferBlock.module.css'

type TransferBlockProps = { transfer: TransferInstructions; content: Pick<QuoteContent, 'language' | 'currency'> }

/** How to pay the deposit by transfer: amount, account, reference, each to copy, and the EPC code to scan (P5). */
export function TransferBlock({ transfer, content }: TransferBlockProps): ReactElement {
  const { transfer: words } = useTexts()
  const amount = formatCents(transfer.amountCents, content)
  return (
    <section className={styles.transfer}>
      <h2 id="transfer" tabIndex={-1} className={styles.heading}>
        {words.title}
      </h2>
      <p>{words.intro}</p>
      <dl className={styles.rows}>
        <Row name={words.amount} shown={amount} copied={digitsOf(amount)} />
        <Row name={words.reference} shown={transfer.reference} copied={transfer.reference} />
        <Row name={words.iban} shown={groupsOfFour(transfer.iban)} copied={transfer.iban} />
        <Row name={words.bic} shown={transfer.bic} copied={transfer.bic} />
        <Row
          name={words.beneficiary}
          shown={`${transfer.beneficiary} (${transfer.bankName})`}
          copied={transfer.beneficiary}
        />
      </dl>
      <figure className={styles.code}>
        <img
          className={styles.picture}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(transfer.epcQrSvg)}`}
          alt={fill(words.qrLabel, { amount, reference: transfer.reference })}
          width={160}
          height={160}
        />
        <figcaption className={styles.caption}>{words.qr}</figcaption>
      </figure>
    </section>
  )
}

/** The amount as a bank's form takes it: figures and the decimal mark, no spaces and no sign. */
function digitsOf(amount: string): string {
  return amount.replace(/[^\d.,-]/g, '')
}

function Row({ name, shown, copied }: { name: string; shown: string; copied: string }): ReactElement {
  const { transfer: words } = useTexts()
  return (
    <div className={styles.row}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{shown}</dd>
      <dd className={styles.copy}>
        <CopyButton
          value={copied}
          name={fill(words.copyName, { what: name })}
          label={words.copy}
          doneLabel={words.copied}
          failedLabel={words.copyFailed}
        />
      </dd>
    </div>
  )
}
