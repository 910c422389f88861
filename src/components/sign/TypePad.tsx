'use client'

import { useMemo, useState, type ReactElement, type RefObject } from 'react'

import { fill } from '@/i18n/fill'

import { ScriptFaces } from './ScriptFaces'
import styles from './SignaturePads.module.css'
import { typedLines, type PadHandle, type ScriptFace } from './signaturePicture'
import { useTexts } from './textsContext'
import { WrittenPicture } from './WrittenPicture'

/** The typed name in one of three script faces (S2). Works by keyboard alone. */
export function TypePad({ name, handle }: { name: string; handle: RefObject<PadHandle | null> }): ReactElement {
  const { sheet } = useTexts()
  const [face, setFace] = useState<ScriptFace>('caveat')
  const written = name.trim()
  const lines = useMemo(() => typedLines(written), [written])
  return (
    <div className={styles.pad}>
      <WrittenPicture
        label={fill(sheet.typePicture, { name: written })}
        lines={lines}
        face={face}
        handle={handle}
        refused={null}
      />
      <p className={styles.hint}>{sheet.typeHint}</p>
      <ScriptFaces name={written} face={face} onFace={setFace} />
    </div>
  )
}
