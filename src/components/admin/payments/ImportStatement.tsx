'use client'

import { Button, useAuth, type UserWithToken } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { largestStatementBytes } from '@/contracts/payments'
import { fill } from '@/i18n/fill'
import { ActionDialog } from '../ActionDialog'
import dialog from '../dialog.module.css'
import { numberAt, textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import styles from './payments.module.css'
import { uploadStatement } from './uploadStatement'

const slug = 'statement-import'

/** Above the list of bank lines: a bank's file becomes lines to match (P5). */
export function ImportStatement(): ReactElement | null {
  const { texts, language } = useAdminTexts()
  const { money: words } = texts
  const { api } = useApi()
  const { user } = useAuth<UserWithToken['user']>()
  const action = useAction(slug)
  const [file, setFile] = useState<File | null>(null)
  const [recordsSure, setRecordsSure] = useState(false)
  if (textAt(user, 'role') === 'viewer') return null
  const isTooLarge = file !== null && file.size > largestStatementBytes
  const open = (): void => {
    setFile(null)
    action.open()
  }
  const upload = (): void => {
    if (file === null) return
    const statement = { url: `${api}/bank-lines`, language, file, recordsSure }
    void action.run(
      () => uploadStatement(statement),
      (answer) => fill(words.imported, countsIn(answer)),
    )
  }
  return (
    <div className={styles['import']}>
      <Button id="statement-import-open" className="tu-next" margin={false} onClick={open}>
        {words.importStatement}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.importTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.importConfirm, isDisabled: file === null || isTooLarge, run: upload }}
      >
        <p>{words.importIntro}</p>
        <div className={dialog['fields']}>
          <label className={dialog['wide']}>
            {words.importFile}
            <input
              name="statement"
              type="file"
              className={styles['file']}
              accept=".csv,.txt,.xml,text/csv,application/xml,text/xml"
              aria-invalid={isTooLarge}
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
            <output className={dialog['fault']}>{isTooLarge ? words.importTooLarge : null}</output>
          </label>
        </div>
        <label className={styles['check']}>
          <input
            type="checkbox"
            name="recordsSure"
            checked={recordsSure}
            onChange={(event) => setRecordsSure(event.target.checked)}
          />
          {words.recordsSure}
        </label>
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={null} />}
      </ActionDialog>
    </div>
  )
}

const counts = ['added', 'known', 'skipped', 'recorded'] as const

function countsIn(answer: unknown): Record<string, number> {
  return Object.fromEntries(counts.map((count) => [count, numberAt(answer, count) ?? 0]))
}
