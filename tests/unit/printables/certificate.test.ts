import { describe, expect, test } from 'vitest'
import { versionLabel } from '@/domain/quotes/content'
import { applySelection } from '@/domain/quotes/selection'
import type { CertificateFacts, CertificateSigner } from '@/domain/signatures/certificate'
import { renderCertificate } from '@/printables/renderPrintable'
import { quoteContentFixture, quoteLineFixture } from '../../factories/quoteContent'

const hash = (digit: string): string => digit.repeat(64)

const signer: CertificateSigner = {
  signsFor: 'Maison Verrier SAS',
  name: 'Éloïse Verrier',
  email: 'eloise.verrier@maison-verrier.example',
  role: 'Gérante',
  method: 'draw',
  imageBase64: 'iVBORw0KGgo=',
  imageSha256: hash('d'),
  consentText: 'J’ai lu le devis et je l’accepte.',
  earlyStartText: 'Je demande que les travaux commencent avant la fin du délai.',
  sentAt: '2026-11-23T08:00:01.000Z',
  viewedAt: '2026-11-24T10:55:02.000Z',
  code: { sentAt: '2026-11-24T10:57:03.000Z', verifiedAt: '2026-11-24T10:58:04.000Z' },
  signedAt: '2026-11-24T11:00:05.000Z',
  ip: '203.0.113.7',
  userAgent: 'Firefox/140',
  timeZone: 'America/Montreal',
  locale: 'fr',
}

function factsOf(overrides: Partial<CertificateFacts> = {}): CertificateFacts {
  const content = quoteContentFixture({
    version: 2,
    lines: [
      quoteLineFixture({ id: 'base', label: 'Conception', minQuantityMilli: 1_000, maxQuantityMilli: 9_000 }),
      quoteLineFixture({ id: 'left', label: 'Version anglaise', choice: { kind: 'optional', selected: true } }),
    ],
    documentDiscountBp: 0,
  })
  return {
    language: 'fr',
    seller: content.seller,
    clientName: 'Maison Verrier',
    label: versionLabel(content),
    title: content.title,
    documentId: '3f0c1f9e-0000-4000-8000-000000000001',
    acceptedAt: '2026-11-24T11:00:05.000Z',
    versionSha256: hash('a'),
    presentedPdfSha256: hash('b'),
    signedSha256: hash('c'),
    termsVersion: '2026-09',
    currency: 'EUR',
    ...applySelection(content, [{ lineId: 'base', quantityMilli: 3_000 }]),
    depositBp: 3_000,
    documentDiscountBp: 0,
    signers: [signer],
    key: { subject: 'O=Trait d’Union, CN=Sceau', sha256: hash('e'), isDemo: false },
    qrSvg: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>',
    verifierUrl: 'https://traitdunion.example/verifier',
    ...overrides,
  }
}

/** What a reader sees: the text without tags, on one line. */
async function textOf(facts: CertificateFacts): Promise<string> {
  const html = await renderCertificate(facts)
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/[ \n]+/g, ' ')
}

describe('S5, R39: the certificate says', () => {
  test.each(['fr', 'en'] as const)(
    'in %s: document, hashes, signer, circumstances, and how to check',
    async (language) => {
      const facts = factsOf({ language })
      const text = await textOf(facts)
      const { label, title, clientName, documentId, verifierUrl, termsVersion, key } = facts
      const { name, signsFor, email, role, consentText, earlyStartText, imageSha256, code, ip, userAgent, timeZone } =
        signer
      const said = [label, title, clientName, documentId, verifierUrl, termsVersion, key.subject, key.sha256]
        .concat([
          facts.versionSha256,
          facts.presentedPdfSha256,
          facts.signedSha256,
          name,
          signsFor,
          email,
          role,
          consentText,
        ])
        .concat([earlyStartText, imageSha256, ip, userAgent, timeZone, signer.sentAt, signer.viewedAt].map(String))
        .concat([code?.sentAt, code?.verifiedAt, signer.signedAt].map(String))
      for (const fact of said) expect(text).toContain(fact)
    },
  )

  test('times in Paris and in UTC', async () => {
    expect(await textOf(factsOf())).toContain('Signé 24 novembre 2026 à 12:00 (Paris) · 2026-11-24T11:00:05.000Z (UTC)')
    expect(await textOf(factsOf({ language: 'en' }))).toContain('Signed 24 November 2026 at 12:00 (Paris)')
  })

  test('Q4: only the lines taken, with the quantity and the totals as signed', async () => {
    const text = await textOf(factsOf())
    expect(text).toContain('Conception 3 jour 650,00\u00a0€ 20\u00a0% 1\u00a0950,00\u00a0€')
    expect(text).toContain('Total TTC 2\u00a0340,00\u00a0€')
    expect(text).not.toContain('Version anglaise')
  })

  test('what is not known is said, not left out', async () => {
    const text = await textOf(
      factsOf({ signers: [{ ...signer, viewedAt: null, code: null, ip: null, userAgent: null, timeZone: null }] }),
    )
    expect(text).toContain('Document consulté Non constaté')
    expect(text).toContain('Pas de code demandé')
    expect(text.match(/Non enregistré/g)).toHaveLength(3)
  })

  test('without a wish to start early, nothing about it', async () => {
    expect(await textOf(factsOf({ signers: [{ ...signer, earlyStartText: null }] }))).not.toContain('rétractation')
  })

  test('each of several signers, in order', async () => {
    const second = { ...signer, name: 'Paul Ferrand', email: 'paul@agence.example' }
    expect(await textOf(factsOf({ signers: [signer, second] }))).toMatch(
      /Signataire 1 Éloïse Verrier .*Signataire 2 Paul Ferrand/,
    )
  })
})

describe('R42: the level', () => {
  test.each([
    ['fr', 'Signature électronique simple'],
    ['en', 'Simple electronic signature'],
  ] as const)('is named in %s, and no higher one', async (language, level) => {
    const text = await textOf(factsOf({ language }))
    expect(text).toContain(level)
    expect(text).not.toMatch(/avancée|qualifiée|certifiée|advanced|qualified|certified/i)
  })
})

test.each([
  ['fr', 'CLÉ DE DÉMONSTRATION, sans valeur'],
  ['en', 'DEMO KEY'],
] as const)('R43: a demo key is marked in %s, the company’s is not', async (language, mark) => {
  const { key } = factsOf()
  expect(await textOf(factsOf({ language, key: { ...key, isDemo: true } }))).toContain(mark)
  expect(await textOf(factsOf({ language }))).not.toContain(mark)
})

test('what people wrote is text, never markup', async () => {
  const evil = '<script>alert(1)</script>'
  const html = await renderCertificate(
    factsOf({
      clientName: evil,
      title: evil,
      signers: [{ ...signer, name: evil, userAgent: evil, consentText: evil }],
    }),
  )
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;')
})

test('the picture of the signature and the QR code are in the page', async () => {
  const html = await renderCertificate(factsOf())
  expect(html).toContain('src="data:image/png;base64,iVBORw0KGgo="')
  const svg = /data:image\/svg\+xml;base64,([^"]+)"/.exec(html)?.[1] ?? ''
  expect(Buffer.from(svg, 'base64').toString()).toBe(factsOf().qrSvg)
  expect(html).not.toMatch(/src="http/)
})
