import { pdfEndpoint } from './pdfEndpoint'

/** Files of a quote version, under `/api/quote-versions/:id`. */
export const versionFiles = [pdfEndpoint('quote-version')]
