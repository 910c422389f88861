import type { ReactElement } from 'react'
import { formatInstant } from '@/domain/dates/civilDate'
import { printablesText } from '@/i18n/printables'
import { Facts } from './Facts'
import { PrintedPage } from './PrintedPage'

/** What the sealed page of a yearly archive says; the company's seal over it is the signature of the manifest. */
export type ArchiveSeal = {
  year: number
  sellerName: string
  siren: string
  documents: number
  files: number
  manifestSha256: string
  /** ISO instant. */
  madeAt: string
}

/** The page that seals a yearly archive: French, as the books are. */
export function ArchiveSealDocument({ facts }: { facts: ArchiveSeal }): ReactElement {
  const text = printablesText('fr').archive
  const title = text.title(facts.year)
  return (
    <PrintedPage title={title} footer={title} language="fr">
      <h1>{title}</h1>
      <Facts
        layout="list"
        facts={[
          { label: text.seller, value: `${facts.sellerName}, SIREN ${facts.siren}` },
          { label: text.documents, value: String(facts.documents) },
          { label: text.files, value: String(facts.files) },
          { label: text.madeAt, value: formatInstant(facts.madeAt, 'fr') },
          { label: text.manifest, value: facts.manifestSha256 },
        ]}
      />
      <section className="mentions">
        <p>{text.note}</p>
      </section>
    </PrintedPage>
  )
}
