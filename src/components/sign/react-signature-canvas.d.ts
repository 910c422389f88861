/** The part of react-signature-canvas 1.0.7 (with its signature_pad 2.3.2) that we use; the package has no types. */
declare module 'react-signature-canvas' {
  import type { CanvasHTMLAttributes, Component } from 'react'

  export type StrokeGroup = { x: number; y: number; time: number; color: string }[]

  export type SignatureCanvasProps = {
    canvasProps?: CanvasHTMLAttributes<HTMLCanvasElement>
    clearOnResize?: boolean
    penColor?: string
    minWidth?: number
    maxWidth?: number
    minDistance?: number
    velocityFilterWeight?: number
    onEnd?: (event: Event) => void
  }

  export default class SignatureCanvas extends Component<SignatureCanvasProps> {
    getCanvas(): HTMLCanvasElement
    toData(): StrokeGroup[]
    fromData(strokes: StrokeGroup[]): void
  }
}
