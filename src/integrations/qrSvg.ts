import { toString } from 'qrcode'

/** A QR code as a self-contained SVG, black on nothing, level M as EPC069-12 asks (P5). */
export function qrSvg(text: string): Promise<string> {
  return toString(text, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 0,
    color: { dark: '#000000', light: '#0000' },
  })
}
