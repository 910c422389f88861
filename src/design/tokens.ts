/**
 * The one place for colour, type, space and motion (look.md). Site, sign pages, portal, e-mails and PDFs read
 * these values. Hex values are the oklch values of look.md converted once; mails and PDF engines need hex.
 */
export const colour = {
  paper: '#fbfaf7',
  ink: '#12161d',
  line: '#d9d6cf',
  muted: '#595f69',
  accent: '#e0402b',
  /** The accent under white text: 4.5:1. */
  accentFill: '#d33a25',
  accentInk: '#ffffff',
  success: '#1f9d6b',
  warning: '#e0a022',
  danger: '#c8302f',
} as const

export const colourDark = {
  paper: '#12161d',
  ink: '#fbfaf7',
  line: '#343a44',
  muted: '#a4a9b2',
  accent: '#ff6a50',
  accentFill: '#ff6a50',
  accentInk: '#12161d',
  success: '#4fc892',
  warning: '#f0bb52',
  danger: '#f2736d',
} as const

export const font = {
  heading: "'Bricolage Grotesque Variable', 'Bricolage Fallback', system-ui, sans-serif",
  text: "'Inter Variable', 'Inter Fallback', system-ui, sans-serif",
} as const

/** px */
export const fontSize = { xs: 13, s: 14, m: 16, l: 18, xl: 22, xxl: 28, title: 36, display: 48, hero: 64 } as const
export const space = [4, 8, 12, 16, 24, 32, 48, 64, 96] as const
export const radius = { field: 8, card: 10, pill: 999 } as const
export const width = { reading: 720, work: 1120 } as const
export const motion = { feedbackMs: 150, moveMs: 250, pageMs: 400, easing: 'cubic-bezier(.2,.8,.2,1)' } as const
