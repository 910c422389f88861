'use client'

import { useEffect, useImperativeHandle, useRef, type ReactElement, type RefObject } from 'react'

import { writtenSize } from './pictureGeometry'
import styles from './SignaturePads.module.css'
import {
  faceReady,
  pictureOf,
  writeLines,
  type PadHandle,
  type ScriptFace,
  type SignaturePicture,
  type WrittenLine,
} from './signaturePicture'

type WrittenPictureProps = {
  /** What screen readers say of the picture. */
  label: string
  lines: readonly WrittenLine[]
  face: ScriptFace | 'inter'
  handle: RefObject<PadHandle | null>
  /** Why the words are not a signature yet; null when they are. */
  refused: Extract<SignaturePicture, { ok: false }>['reason'] | null
}

/** Words written as a picture over the brand's line: what is shown is the picture that is sent. Nothing to touch. */
export function WrittenPicture({ label, lines, face, handle, refused }: WrittenPictureProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = lines.map(({ text }) => text).join(' ')
  useEffect(() => {
    let isCurrent = true
    const write = (): void => {
      if (isCurrent && canvas.current) writeLines(canvas.current, lines, face)
    }
    write()
    void faceReady(face, words).then(write)
    return () => {
      isCurrent = false
    }
  }, [lines, words, face])
  useImperativeHandle(handle, () => ({
    picture: () => {
      if (refused) return { ok: false, reason: refused }
      return canvas.current ? pictureOf(canvas.current) : { ok: false, reason: 'picture' }
    },
  }))
  return (
    <div className={styles.paper}>
      <canvas ref={canvas} className={styles.written} width={writtenSize.width} height={writtenSize.height}>
        {label}
      </canvas>
      <span className={`${styles.baseline} ${styles.writtenBaseline}`} aria-hidden="true" />
    </div>
  )
}
