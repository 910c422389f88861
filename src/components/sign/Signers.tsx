import type { ReactElement } from 'react'

import type { OpenQuoteView, SignerView } from '@/contracts/sign'
import { fill } from '@/i18n/fill'
import type { SignTexts } from '@/i18n/sign'

import { hasChoices } from './choices'
import type { QuoteDates } from './quoteDates'
import styles from './Signers.module.css'
import { useTexts } from './textsContext'

type SignersProps = { view: OpenQuoteView; dates: QuoteDates }

/**
 * Who signs, in order, and how far each is; nothing for a quote that one person signs alone (Q5). Once the quote is over
 * only what was signed is told: nobody's turn comes any more.
 */
export function Signers({ view, dates }: SignersProps): ReactElement | null {
  const { signers: words } = useTexts()
  const { signers, fixedSelection, content } = view
  const [first] = signers
  const isUnderWay = view.state === 'open' || view.state === 'preparing'
  if (!first || signers.length < 2) return null
  return (
    <section className={styles.signers}>
      <h2 className={styles.heading}>{words.title}</h2>
      <ol className={styles.stations}>
        {signers.map((signer, rank) => (
          <Station
            key={`${rank} ${signer.name}`}
            signer={signer}
            around={{ before: signers[rank - 1] ?? null, date: dates.signers[rank] ?? '' }}
            isUnderWay={isUnderWay}
          />
        ))}
      </ol>
      {fixedSelection !== null && view.state === 'open' && hasChoices(content) && (
        <p className={styles.fixed}>{fill(words.fixed, { name: first.name })}</p>
      )}
    </section>
  )
}

type Around = { before: SignerView | null; date: string }

type StationProps = { signer: SignerView; around: Around; isUnderWay: boolean }

function Station({ signer, around, isUnderWay }: StationProps): ReactElement {
  const { signers: words } = useTexts()
  const isTold = isUnderWay || signer.state === 'signed'
  return (
    <li className={`${styles.station} ${styles[isTold ? signer.state : 'waiting']}`}>
      <p className={styles.name}>
        {signer.name}
        {signer.isYou && <span className={styles.you}> {words.you}</span>}
      </p>
      {signer.role !== '' && <p className={styles.role}>{signer.role}</p>}
      {isTold && <p className={styles.state}>{stateWords(signer, around, words)}</p>}
    </li>
  )
}

function stateWords({ state }: SignerView, { before, date }: Around, words: SignTexts['signers']): string {
  switch (state) {
    case 'signed':
      return fill(words.signed, { date })
    case 'turn':
      return words.turn
    case 'waiting':
      return fill(words.waiting, { name: before?.name ?? '' })
  }
}
