'use client'

import { useMemo, useState, type ReactElement, type RefObject } from 'react'

import { Field } from '@/components/ui/Field'
import { fill } from '@/i18n/fill'

import styles from './SignaturePads.module.css'
import { isMention } from './signFormVerdict'
import { keyboardLines, type PadHandle } from './signaturePicture'
import { useTexts } from './textsContext'
import { WrittenPicture } from './WrittenPicture'

type KeyboardPadProps = { name: string; handle: RefObject<PadHandle | null>; hasProblem: boolean }

/** Signing with words alone (S2): the mention and the name, typed, become the picture. Nothing to point at or draw. */
export function KeyboardPad({ name, handle, hasProblem }: KeyboardPadProps): ReactElement {
  const { sheet } = useTexts()
  const [mention, setMention] = useState('')
  const written = name.trim()
  const lines = useMemo(() => keyboardLines(mention, written), [mention, written])
  return (
    <div className={styles.pad}>
      <Field label={sheet.mention} hint={sheet.mentionHint} error={hasProblem ? sheet.errors.mention : null}>
        {(control) => (
          <input
            {...control}
            name="mention"
            autoComplete="off"
            maxLength={60}
            required
            value={mention}
            onChange={(event) => setMention(event.target.value)}
          />
        )}
      </Field>
      <WrittenPicture
        label={fill(sheet.keyboardPicture, { mention: mention.trim(), name: written })}
        lines={lines}
        face="inter"
        handle={handle}
        refused={isMention(mention, sheet.mentionWords) ? null : 'mention'}
      />
    </div>
  )
}
