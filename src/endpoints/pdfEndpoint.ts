import type { PayloadHandler } from 'payload'

import type { DocumentName } from '../services/documents/frozenDocument'
import { readPdf } from '../services/documents/readPdf'
import { notFound } from './answers'
import { isUuid, pdfResponse } from './staffVerb'

/** `GET /:id/pdf` of a frozen document, for whoever may read the document itself (C2). */
export function pdfEndpoint(kind: DocumentName['kind']): { path: string; method: 'get'; handler: PayloadHandler } {
  return {
    path: '/:id/pdf',
    method: 'get',
    handler: async (req) => {
      const id = req.routeParams?.id
      if (!req.user || typeof id !== 'string' || !isUuid(id)) return notFound()
      const pdf = await readPdf(req, { kind, id })
      return pdf ? pdfResponse(pdf) : notFound()
    },
  }
}
