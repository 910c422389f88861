import type { AccountStatement } from '../../domain/exports/accountStatement'

/** What the sealed page of an archive says. */
export type ArchiveSealFacts = {
  year: number
  sellerName: string
  siren: string
  documents: number
  files: number
  manifestSha256: string
  /** ISO instant. */
  madeAt: string
}

/** Prints exports; fulfilled by `printables/renderPrintable`, which services and endpoints must not know. */
export type ExportRenderer = {
  statement(content: AccountStatement): Promise<string>
  archiveSeal(facts: ArchiveSealFacts): Promise<string>
}

type Configured = { config: { custom?: Record<string, unknown> } }

/**
 * The renderer of the running configuration, put there by `traitDUnion.ts`.
 *
 * @throws when the configuration was built without one
 */
export function exportRendererOf({ config }: Configured): ExportRenderer {
  const renderer: unknown = config.custom?.renderExports
  if (typeof renderer !== 'object' || renderer === null) throw new Error('The configuration has no export renderer')
  return asRenderer(renderer)
}

/** `traitDUnion.ts` is the only place that fills `custom`, and the type is checked there. */
function asRenderer(renderer: object): ExportRenderer {
  return renderer as ExportRenderer
}
