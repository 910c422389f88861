'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import styles from './MessagePreview.module.css'

type Part = 'formatted' | 'text'

/** The message as its recipient reads it. The frame is sandboxed: nothing in it runs, nor reads the admin. */
export function MessagePreview(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { message: words } = useAdminTexts().texts
  const { api } = useApi()
  const [part, setPart] = useState<Part>('formatted')
  if (id === undefined) return null
  const name = textAt(data, 'toName')
  const address = textAt(data, 'toAddress') ?? ''
  const query = part === 'text' ? '?part=text' : ''
  return (
    <section className={styles['preview']} aria-label={words.preview}>
      <header className={styles['header']}>
        <dl className={styles['envelope']}>
          <dt>{words.to}</dt>
          <dd>{name === null ? address : `${name} <${address}>`}</dd>
          <dt>{words.subject}</dt>
          <dd>{textAt(data, 'subject')}</dd>
        </dl>
        <div className={styles['parts']}>
          <PartButton isChosen={part === 'formatted'} label={words.formatted} choose={() => setPart('formatted')} />
          <PartButton isChosen={part === 'text'} label={words.text} choose={() => setPart('text')} />
        </div>
      </header>
      <iframe
        className={styles['frame']}
        title={words.preview}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        src={`${api}/messages/${id}/preview${query}`}
      />
    </section>
  )
}

type PartButtonProps = { isChosen: boolean; label: string; choose: () => void }

function PartButton({ isChosen, label, choose }: PartButtonProps): ReactElement {
  return (
    <button type="button" className={styles['part']} aria-pressed={isChosen} onClick={choose}>
      {label}
    </button>
  )
}
