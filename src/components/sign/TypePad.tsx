'use client'

import { useEffect, useImperativeHandle, useRef, type ReactElement, type RefObject } from 'react'

import type { PadHandle } from './DrawPad'
import { fill } from '@/i18n/fill'
import styles from './SignaturePads.module.css'
import { drawName, pictureOf, typedSize } from './signaturePicture'
import { useTexts } from './textsContext'

/** The typed name in a script face: what is shown is the picture that is sent. Works by keyboard alone (S2). */
export function TypePad({ name, handle }: { name: string; handle: RefObject<PadHandle | null> }): ReactElement {
  const { sheet } = useTexts()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) void drawName(canvas.current, name.trim())
  }, [name])
  useImperativeHandle(handle, () => ({
    picture: () => (canvas.current ? pictureOf(canvas.current) : { ok: false, reason: 'picture' }),
  }))
  return (
    <div className={styles.pad}>
      <div className={styles.paper}>
        <canvas ref={canvas} className={styles.typed} width={typedSize.width} height={typedSize.height}>
          {fill(sheet.typePicture, { name: name.trim() })}
        </canvas>
        <span className={styles.baseline} aria-hidden="true" />
      </div>
      <p className={styles.hint}>{sheet.typeHint}</p>
    </div>
  )
}
