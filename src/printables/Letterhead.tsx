import type { ReactElement } from 'react'
import type { SellerSnapshot } from '@/domain/parties/snapshots'

/** The house's name, and the line that joins it to the document: the only ornament (look.md). */
export function Letterhead({ seller, kind }: { seller: SellerSnapshot; kind: string }): ReactElement {
  return (
    <header className="letterhead">
      <span className="wordmark">{seller.tradeName}</span>
      <span className="hyphen" aria-hidden="true" />
      <span className="kind">{kind}</span>
    </header>
  )
}
