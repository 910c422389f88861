'use client'

import { Button, toast, useModal } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { ActionDialog } from '../ActionDialog'
import { useAdminTexts } from '../useAdminTexts'
import styles from '../dialog.module.css'

type LinkProps = { link: string | null }

/** Opens what the client sees, in a new tab. */
export function ViewPageButton({ link }: LinkProps): ReactElement {
  const { texts } = useAdminTexts()
  return (
    <Button
      el="anchor"
      buttonStyle="subtle"
      margin={false}
      newTab
      id="quote-view-page"
      disabled={link === null}
      url={link ?? ''}
    >
      {texts.quote.viewPage}
    </Button>
  )
}

const slug = 'quote-link'

/** Copies the client's address; where the browser forbids it, shows the address to be copied by hand. */
export function CopyLinkButton({ link, isNext }: LinkProps & { isNext: boolean }): ReactElement {
  const { quote: words } = useAdminTexts().texts
  const { openModal } = useModal()
  const copy = async (url: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url)
      toast.success(words.linkCopied)
    } catch {
      openModal(slug)
    }
  }
  return (
    <>
      <Button
        id="quote-copy-link"
        margin={false}
        buttonStyle={isNext ? 'primary' : 'subtle'}
        {...(isNext ? { className: 'tu-next' } : {})}
        disabled={link === null}
        onClick={() => {
          if (link !== null) void copy(link)
        }}
      >
        {words.copyLink}
      </Button>
      <ActionDialog slug={slug} title={words.linkTitle} confirm={null}>
        <p>{words.linkIntro}</p>
        <input
          className={styles['link']}
          readOnly
          value={link ?? ''}
          aria-label={words.linkTitle}
          onFocus={(event) => event.target.select()}
        />
      </ActionDialog>
    </>
  )
}
