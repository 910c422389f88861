import type { ReactElement, ReactNode } from 'react'
import { formatCents } from '@/domain/money/format'
import type { ClientSnapshot, Language, PostalAddress, SellerSnapshot } from '@/domain/parties/snapshots'
import { printablesText } from '@/i18n/printables'

type PartiesProps = { seller: SellerSnapshot; client: ClientSnapshot; currency: string; language: Language }

/** Who sells and who buys, with all that identifies them in law (R1, R2, R4, R14). */
export function Parties({ seller, client, currency, language }: PartiesProps): ReactElement {
  const text = printablesText(language)
  return (
    <section className="parties">
      <Party role={text.seller} name={sellerName(seller, text.soleTrader)}>
        <Address address={seller.address} language={language} />
        <Line>{[seller.email, seller.phone].join(' · ')}</Line>
        <Line>{seller.website}</Line>
        <Identity
          parts={[
            legalForm(seller, { currency, language }),
            text.siret(groupDigits(seller.siret, 'siret')),
            seller.registration,
            seller.vatNumber && text.vatNumber(seller.vatNumber),
          ]}
        />
      </Party>
      <Party role={text.client} name={client.name}>
        <Line>{client.attention && text.attention(client.attention)}</Line>
        <Address address={client.address} language={language} />
        <Identity
          parts={[
            client.siret
              ? text.siret(groupDigits(client.siret, 'siret'))
              : client.siren && text.siren(groupDigits(client.siren, 'siren')),
            client.vatNumber && text.vatNumber(client.vatNumber),
          ]}
        />
      </Party>
    </section>
  )
}

function Party({ role, name, children }: { role: string; name: string; children: ReactNode }): ReactElement {
  return (
    <div className="party">
      <p className="label">{role}</p>
      <p className="party-name">{name}</p>
      {children}
    </div>
  )
}

function Line({ children }: { children: ReactNode }): ReactElement | null {
  return children ? <p>{children}</p> : null
}

function Identity({ parts }: { parts: (string | null)[] }): ReactElement | null {
  const known = parts.filter((part): part is string => Boolean(part))
  if (known.length === 0) return null
  return (
    <p className="identity">
      {known.map((part, index) => (
        <span key={part}>
          {index > 0 && ' · '}
          <span className="unbroken">{part}</span>
        </span>
      ))}
    </p>
  )
}

function Address({ address, language }: { address: PostalAddress; language: Language }): ReactElement {
  const country = address.country === 'FR' ? null : countryName(address.country, language)
  return (
    <>
      <Line>{address.line1}</Line>
      <Line>{address.line2}</Line>
      <Line>{[address.postalCode, address.city].filter(Boolean).join(' ')}</Line>
      <Line>{country}</Line>
    </>
  )
}

function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code
}

/** "EI" beside the name is what tells a client that a sole trader's own goods do not answer for it (R2). */
function sellerName(seller: SellerSnapshot, soleTraderMark: string): string {
  const hasMark = /\bEI\b|entrepreneur individuel/i.test(seller.legalName)
  return seller.soleTrader && !hasMark ? `${seller.legalName} ${soleTraderMark}` : seller.legalName
}

function legalForm(seller: SellerSnapshot, money: { currency: string; language: Language }): string {
  if (seller.shareCapitalCents === null) return seller.legalForm
  const capital = formatCents(seller.shareCapitalCents, money)
  return `${seller.legalForm} ${printablesText(money.language).shareCapital(capital)}`
}

function groupDigits(digits: string, kind: 'siren' | 'siret'): string {
  const groups = kind === 'siren' ? /^(\d{3})(\d{3})(\d{3})$/ : /^(\d{3})(\d{3})(\d{3})(\d{5})$/
  const match = groups.exec(digits)
  return match ? match.slice(1).join('\u00a0') : digits
}
