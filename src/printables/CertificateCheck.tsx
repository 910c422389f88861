import type { ReactElement } from 'react'
import type { CertificateFacts } from '@/domain/signatures/certificate'
import { certificateText } from '@/i18n/certificate'
import { Facts } from './Facts'

/** The key that seals the file, and how anybody can check it, with or without us (S5, S6). */
export function CertificateCheck({ facts }: { facts: CertificateFacts }): ReactElement {
  const { key, qrSvg, verifierUrl, language } = facts
  const text = certificateText(language)
  return (
    <>
      <section className="conditions">
        <h2>{text.seal}</h2>
        {key.isDemo && <p className="demo-key">{text.demoKey}</p>}
        <Facts
          layout="list"
          facts={[
            { label: text.keySubject, value: key.subject },
            { label: text.keySha256, value: <code>{key.sha256}</code> },
            { label: text.timestamp, value: text.timestampFacts },
          ]}
        />
      </section>
      <section className="transfer">
        <div>
          <h2>{text.check}</h2>
          <ol className="check-steps">
            {text.checkSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        <figure>
          <img
            src={`data:image/svg+xml;base64,${Buffer.from(qrSvg).toString('base64')}`}
            alt={text.qrAlt(verifierUrl)}
          />
          <figcaption>{verifierUrl}</figcaption>
        </figure>
      </section>
    </>
  )
}
