'use client'

import { Button, toast, useModal } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { fill } from '@/i18n/fill'

import { ActionDialog } from '../ActionDialog'
import { useAdminTexts } from '../useAdminTexts'
import styles from '../dialog.module.css'
import type { QuoteLinks, SignerLink } from './useQuoteLinks'

type LinkProps = { links: QuoteLinks | null }

/** Opens what the signer whose turn it is sees, in a new tab. */
export function ViewPageButton({ links }: LinkProps): ReactElement {
  const { texts } = useAdminTexts()
  return (
    <Button
      el="anchor"
      buttonStyle="subtle"
      margin={false}
      newTab
      id="quote-view-page"
      disabled={links === null}
      url={links?.url ?? ''}
    >
      {texts.quote.viewPage}
    </Button>
  )
}

const slug = 'quote-link'
const listSlug = 'quote-links'

/** Copies the one signer's address; with several signers, opens the list of theirs. */
export function CopyLinkButton({ links, isNext }: LinkProps & { isNext: boolean }): ReactElement {
  const { quote: words } = useAdminTexts().texts
  const { openModal } = useModal()
  const { refused, copy } = useCopy()
  const hasSeveral = links !== null && links.signers.length > 1
  const press = (): void => {
    if (hasSeveral) openModal(listSlug)
    else if (links !== null) void copy(links.url)
  }
  return (
    <>
      <Button
        id="quote-copy-link"
        margin={false}
        buttonStyle={isNext ? 'primary' : 'subtle'}
        {...(isNext ? { className: 'tu-next' } : {})}
        disabled={links === null}
        onClick={press}
      >
        {hasSeveral ? words.copyLinks : words.copyLink}
      </Button>
      <ActionDialog slug={listSlug} title={words.linksTitle} confirm={null}>
        <p>{words.linksIntro}</p>
        <ol className={styles['signers']}>
          {(links?.signers ?? []).map((signer) => (
            <SignerRow key={signer.url} signer={signer} onCopy={copy} />
          ))}
        </ol>
      </ActionDialog>
      <ActionDialog slug={slug} title={words.linkTitle} confirm={null}>
        <p>{words.linkIntro}</p>
        <input
          className={styles['link']}
          readOnly
          value={refused ?? ''}
          aria-label={words.linkTitle}
          onFocus={(event) => event.target.select()}
        />
      </ActionDialog>
    </>
  )
}

function SignerRow({ signer, onCopy }: { signer: SignerLink; onCopy: (url: string) => Promise<void> }): ReactElement {
  const { quote: words } = useAdminTexts().texts
  return (
    <li>
      <span>
        <strong>{signer.name}</strong> {words.signerStates[signer.state]}
      </span>
      <Button
        margin={false}
        size="small"
        buttonStyle={signer.state === 'turn' ? 'primary' : 'subtle'}
        aria-label={fill(words.linkFor, { name: signer.name })}
        onClick={() => void onCopy(signer.url)}
      >
        {words.copyLink}
      </Button>
    </li>
  )
}

/** Where the browser forbids copying, the address is shown, to be copied by hand. */
function useCopy(): { refused: string | null; copy: (url: string) => Promise<void> } {
  const { quote: words } = useAdminTexts().texts
  const { openModal, closeModal } = useModal()
  const [refused, setRefused] = useState<string | null>(null)
  const copy = async (url: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url)
      toast.success(words.linkCopied)
    } catch {
      setRefused(url)
      closeModal(listSlug)
      openModal(slug)
    }
  }
  return { refused, copy }
}
