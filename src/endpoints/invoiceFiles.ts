import { pdfEndpoint } from './pdfEndpoint'

/** Files of an invoice, under `/api/invoices/:id`. */
export const invoiceFiles = [pdfEndpoint('invoice')]
