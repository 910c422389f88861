import { missingFields, problemOf, type Problem } from '../problems'
import { isEmail } from './email'
import { ibanProblem, isBic } from './iban'
import { sirenProblem, siretProblem } from './siren'
import type { ClientSnapshot, PostalAddress, SellerSnapshot } from './snapshots'
import { vatNumberProblem } from './vatNumber'

/** The same fields, each possibly not filled in yet. */
export type Unfinished<T> = { [Field in keyof T]?: T[Field] | null | undefined }
export type UnfinishedParty<T extends { address: PostalAddress }> = Unfinished<Omit<T, 'address'>> & {
  address?: Unfinished<PostalAddress> | null | undefined
}
export type UnfinishedSeller = UnfinishedParty<SellerSnapshot>
export type UnfinishedClient = UnfinishedParty<ClientSnapshot>

/** Every setting that a quote or invoice must print about the seller and that is empty or wrong, as `company.<field>` (R1, R3). */
export function sellerProblems(seller: UnfinishedSeller): Problem[] {
  const siren = seller.siren ?? undefined
  return [
    ...missingFields(mandatoryOfSeller(seller)),
    ...addressProblems('company.address', seller.address),
    ...problemOf('company.siren', seller.siren, sirenProblem),
    ...problemOf('company.siret', seller.siret, (siret) => siretProblem(siret, siren)),
    ...problemOf('company.vatNumber', seller.vatNumber, (number) => vatNumberProblem(number, 'FR')),
    ...problemOf('company.email', seller.email, emailProblem),
    ...problemOf('company.iban', seller.iban, ibanProblem),
    ...problemOf('company.bic', seller.bic, (bic) => (isBic(bic) ? null : 'bic.format')),
  ]
}

function mandatoryOfSeller(seller: UnfinishedSeller): Record<string, unknown> {
  return {
    'company.legalName': seller.legalName,
    'company.legalForm': seller.legalForm,
    // a sole trader has no capital and may have no registration in the RCS
    ...(seller.soleTrader === true
      ? {}
      : { 'company.shareCapitalCents': seller.shareCapitalCents, 'company.registration': seller.registration }),
    'company.siren': seller.siren,
    'company.siret': seller.siret,
    ...(seller.vatRegime === 'franchise' ? {} : { 'company.vatNumber': seller.vatNumber }),
    'company.email': seller.email,
    'company.phone': seller.phone,
    'company.iban': seller.iban,
    'company.bic': seller.bic,
  }
}

/** What lacks or is wrong in the client's identity, as `client.<field>`: depends on the kind of client (R3, R4). */
export function clientProblems(client: UnfinishedClient): Problem[] {
  const siren = client.siren ?? undefined
  return [
    ...missingFields({ 'client.kind': client.kind, 'client.name': client.name, ...identifierOfClient(client) }),
    ...addressProblems('client.address', client.address),
    ...problemOf('client.siren', client.siren, sirenProblem),
    ...problemOf('client.siret', client.siret, (siret) => siretProblem(siret, siren)),
    ...vatNumberProblems(client),
  ]
}

function identifierOfClient(client: UnfinishedClient): Record<string, unknown> {
  return client.kind === 'pro-fr' ? { 'client.siren': client.siren } : {}
}

/** Outside the EU a number has no common form, so only the two kinds whose number is printed are checked. */
function vatNumberProblems({ kind, vatNumber, address }: UnfinishedClient): Problem[] {
  const country = address?.country ?? ''
  const isChecked = (kind === 'pro-fr' || kind === 'pro-eu') && country !== ''
  return isChecked ? problemOf('client.vatNumber', vatNumber, (number) => vatNumberProblem(number, country)) : []
}

function addressProblems(field: string, address: Unfinished<PostalAddress> | null | undefined): Problem[] {
  return missingFields({
    [`${field}.line1`]: address?.line1,
    [`${field}.postalCode`]: address?.postalCode,
    [`${field}.city`]: address?.city,
    [`${field}.country`]: address?.country,
  })
}

function emailProblem(address: string): string | null {
  return isEmail(address) ? null : 'email.format'
}
