import type { ReactElement } from 'react'
import type { Language } from '@/domain/parties/snapshots'
import type { QuoteSigner } from '@/domain/quotes/content'
import { printablesText } from '@/i18n/printables'

/** "Bon pour accord": one line to sign on for each signer, in order (R17). */
export function Agreement({ signers, language }: { signers: QuoteSigner[]; language: Language }): ReactElement {
  const text = printablesText(language)
  return (
    <section className="agreement">
      <h2>{text.agreement}</h2>
      <p className="hint">{text.agreementIntroduction}</p>
      <div className="signers">
        {signers.map((signer) => (
          <div key={signer.email} className="signer">
            <p className="party-name">{signer.name}</p>
            <p>{signer.role}</p>
            <div className="sign-here">
              <span>{text.signedAt}</span>
              <span>{text.signature}</span>
            </div>
          </div>
        ))}
      </div>
    </section>
  )
}
