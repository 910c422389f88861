'use client'

import { useEffect, useImperativeHandle, useRef, useState, type ReactElement, type RefObject } from 'react'
import SignatureCanvas, { type StrokeGroup } from 'react-signature-canvas'

import { Button } from '@/components/ui/Button'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import { fill } from '@/i18n/fill'

import styles from './SignaturePads.module.css'
import { inkColour, pictureOf, type PadHandle } from './signaturePicture'
import { useTexts } from './textsContext'

/**
 * The pad to draw on, over the brand's line; the quicker the stroke, the thinner its ink. Turning the phone keeps the
 * drawing. This module alone pulls in react-signature-canvas, so that only who draws downloads it.
 */
export function DrawPad({ handle }: { handle: RefObject<PadHandle | null> }): ReactElement {
  const { sheet } = useTexts()
  const pad = useRef<SignatureCanvas>(null)
  const [strokeCount, setStrokeCount] = useState(0)
  const [news, setNews] = useState('')
  useFittedPad(pad)
  useImperativeHandle(handle, () => ({
    picture: () => (pad.current ? pictureOf(pad.current.getCanvas()) : { ok: false, reason: 'picture' }),
  }))
  const tell = (sentence: string): void => {
    const count = pad.current?.toData().length ?? 0
    setStrokeCount(count)
    setNews(fill(sentence, { count }))
  }
  const redraw = (strokes: StrokeGroup[], sentence: string): void => {
    pad.current?.fromData(strokes)
    tell(sentence)
    // The buttons are about to be out of use: the focus must not vanish with them.
    if (strokes.length === 0) pad.current?.getCanvas().focus()
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
          velocityFilterWeight={0.7}
          onEnd={() => tell(sheet.strokeAdded)}
          canvasProps={{
            className: styles.canvas ?? '',
            role: 'img',
            tabIndex: -1,
            'aria-label': strokeCount === 0 ? sheet.pad : fill(sheet.padState, { count: strokeCount }),
          }}
        />
        <span className={styles.baseline} aria-hidden="true" />
      </div>
      <div className={styles.tools}>
        <p className={styles.hint}>{sheet.padHint}</p>
        <Button
          look="plain"
          size="small"
          disabled={strokeCount === 0}
          onClick={() => redraw((pad.current?.toData() ?? []).slice(0, -1), sheet.strokeUndone)}
        >
          {sheet.undo}
        </Button>
        <Button look="plain" size="small" disabled={strokeCount === 0} onClick={() => redraw([], sheet.strokesCleared)}>
          {sheet.clear}
        </Button>
      </div>
      <VisuallyHidden>
        <output>{news}</output>
      </VisuallyHidden>
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
