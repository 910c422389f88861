'use client'

import { useEffect, useImperativeHandle, useRef, useState, type ReactElement, type RefObject } from 'react'
import SignatureCanvas, { type StrokeGroup } from 'react-signature-canvas'

import { Button } from '@/components/ui/Button'

import styles from './SignaturePads.module.css'
import { inkColour, pictureOf, type SignaturePicture } from './signaturePicture'
import { useTexts } from './textsContext'

/** How the form takes the picture from whichever pad is in use. */
export type PadHandle = { picture: () => SignaturePicture }

/**
 * The pad to draw on, over the brand's line. Turning the phone keeps the drawing. This module alone pulls in
 * react-signature-canvas, so that only who draws downloads it.
 */
export function DrawPad({ handle }: { handle: RefObject<PadHandle | null> }): ReactElement {
  const { sheet } = useTexts()
  const pad = useRef<SignatureCanvas>(null)
  const [strokeCount, setStrokeCount] = useState(0)
  useFittedPad(pad)
  useImperativeHandle(handle, () => ({
    picture: () => (pad.current ? pictureOf(pad.current.getCanvas()) : { ok: false, reason: 'picture' }),
  }))
  const redraw = (strokes: StrokeGroup[]): void => {
    pad.current?.fromData(strokes)
    setStrokeCount(strokes.length)
  }
  return (
    <div className={styles.pad}>
      <div className={styles.paper}>
        <SignatureCanvas
          ref={pad}
          clearOnResize={false}
          penColor={inkColour}
          minWidth={1}
          maxWidth={3}
          minDistance={3}
          onEnd={() => setStrokeCount(pad.current?.toData().length ?? 0)}
          canvasProps={{ className: styles.canvas ?? '', children: sheet.pad }}
        />
        <span className={styles.baseline} aria-hidden="true" />
      </div>
      <div className={styles.tools}>
        <p className={styles.hint}>{sheet.padHint}</p>
        <Button
          look="plain"
          size="small"
          disabled={strokeCount === 0}
          onClick={() => redraw((pad.current?.toData() ?? []).slice(0, -1))}
        >
          {sheet.undo}
        </Button>
        <Button look="plain" size="small" disabled={strokeCount === 0} onClick={() => redraw([])}>
          {sheet.clear}
        </Button>
      </div>
    </div>
  )
}

/** Gives the canvas as many pixels as its box shows, and draws the strokes again at the new size. */
function useFittedPad(pad: RefObject<SignatureCanvas | null>): void {
  useEffect(() => {
    const canvas = pad.current?.getCanvas()
    if (!canvas) return undefined
    let fittedWidth = 0
    const fit = (): void => {
      const { clientWidth, clientHeight } = canvas
      const current = pad.current
      if (!current || clientWidth === 0 || clientWidth === fittedWidth) return
      const strokes = current.toData()
      const ratio = Math.max(1, window.devicePixelRatio || 1)
      canvas.width = clientWidth * ratio
      canvas.height = clientHeight * ratio
      canvas.getContext('2d')?.scale(ratio, ratio)
      current.fromData(scaled(strokes, fittedWidth === 0 ? 1 : clientWidth / fittedWidth))
      fittedWidth = clientWidth
    }
    const observer = new ResizeObserver(fit)
    observer.observe(canvas)
    return () => observer.disconnect()
  }, [pad])
}

function scaled(strokes: StrokeGroup[], factor: number): StrokeGroup[] {
  return strokes.map((stroke) => stroke.map((point) => ({ ...point, x: point.x * factor, y: point.y * factor })))
}
