import type { ReactElement } from 'react'

import { formatCents, formatRate } from '@/domain/money/format'
import type { PostalAddress } from '@/domain/parties/snapshots'
import type { QuoteContent } from '@/domain/quotes/content'

import styles from './Conditions.module.css'
import { fill } from '@/i18n/fill'
import { withdrawalPlaces } from '@/i18n/withdrawalPlaces'
import { useTexts } from './textsContext'

/** Delivery, payment, the general terms, who the parties are, and the legal mentions (R17). */
export function Conditions({ content }: { content: QuoteContent }): ReactElement {
  const texts = useTexts()
  return (
    <section className={styles.conditions}>
      <h2 className={styles.heading}>{texts.page.conditions}</h2>
      <dl className={styles.facts}>
        {content.deliveryTime && (
          <div>
            <dt>{texts.conditions.delivery}</dt>
            <dd>{content.deliveryTime}</dd>
          </div>
        )}
        <div>
          <dt>{texts.conditions.payment}</dt>
          <dd>{usePaymentSentence(content)}</dd>
        </div>
      </dl>
      <details className={styles.terms}>
        <summary>{fill(texts.conditions.terms, { version: content.termsVersion })}</summary>
        {content.terms.split(/\n\s*\n/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </details>
      {content.client.kind === 'consumer' && <Withdrawal content={content} />}
      <Parties content={content} />
      {content.mentions.length > 0 && (
        <ul className={styles.mentions}>
          {content.mentions.map((mention) => (
            <li key={mention}>{mention}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function usePaymentSentence({ depositBp, paymentTermDays, language }: QuoteContent): string {
  const { conditions } = useTexts()
  if (depositBp > 0) {
    const values = { deposit: formatRate(depositBp, language), days: paymentTermDays }
    return fill(conditions.paymentWithDeposit, values)
  }
  return paymentTermDays > 0 ? fill(conditions.paymentPlain, { days: paymentTermDays }) : conditions.paymentAtOnce
}

/** What a consumer must read of their right to withdraw before ordering, with the model form (R44). */
function Withdrawal({ content }: { content: QuoteContent }): ReactElement {
  const { information } = useTexts().withdrawal
  const places = withdrawalPlaces(content)
  return (
    <section className={styles.withdrawal} aria-labelledby="withdrawal-information">
      <h3 id="withdrawal-information" className={styles.subheading}>
        {information.title}
      </h3>
      {Object.values(information.paragraphs).map((paragraph) => (
        <p key={paragraph}>{fill(paragraph, places)}</p>
      ))}
      <details className={styles.terms}>
        <summary>{information.formTitle}</summary>
        {Object.values(information.form).map((line) => (
          <p key={line}>{fill(line, places)}</p>
        ))}
      </details>
    </section>
  )
}

function Parties({ content }: { content: QuoteContent }): ReactElement {
  const { conditions: words, page } = useTexts()
  const { seller, client, language } = content
  const capital = seller.shareCapitalCents
  return (
    <section className={styles.parties} aria-label={page.parties}>
      <address className={styles.party}>
        <span className={styles.role}>{words.seller}</span>
        <strong>{seller.legalName}</strong>
        <span>
          {seller.legalForm}
          {capital !== null && `, ${fill(words.capital, { amount: formatCents(capital, { language }) })}`}
        </span>
        <Address address={seller.address} />
        <span>{seller.registration}</span>
        <span>{fill(words.siren, { siren: seller.siren })}</span>
        {seller.vatNumber && <span>{fill(words.vatNumber, { number: seller.vatNumber })}</span>}
        <span>{seller.phone}</span>
      </address>
      <address className={styles.party}>
        <span className={styles.role}>{words.client}</span>
        <strong>{client.name}</strong>
        {client.attention && <span>{fill(words.attention, { name: client.attention })}</span>}
        <Address address={client.address} />
        {client.siren && <span>{fill(words.siren, { siren: client.siren })}</span>}
        {client.vatNumber && <span>{fill(words.vatNumber, { number: client.vatNumber })}</span>}
      </address>
    </section>
  )
}

function Address({ address }: { address: PostalAddress }): ReactElement {
  return (
    <>
      <span>{address.line1}</span>
      {address.line2 && <span>{address.line2}</span>}
      <span>
        {address.postalCode} {address.city}
        {address.country !== 'FR' && `, ${address.country}`}
      </span>
    </>
  )
}
