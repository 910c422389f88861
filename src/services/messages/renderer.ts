import type { Mail, RenderedMail } from '../../domain/messages/mail'

/** Writes a mail; fulfilled by `emails/renderMail`, which services and endpoints must not know. */
export type MailRenderer = (mail: Mail) => RenderedMail

type Configured = { config: { custom?: Record<string, unknown> } }

/**
 * The renderer of the running configuration, put there by `traitDUnion.ts`.
 *
 * @throws when the configuration was built without one
 */
export function rendererOf({ config }: Configured): MailRenderer {
  const renderMail: unknown = config.custom?.renderMail
  if (typeof renderMail !== 'function') throw new Error('The configuration has no mail renderer (custom.renderMail)')
  return asRenderer(renderMail)
}

/** `traitDUnion.ts` is the only place that fills `custom`, and the type is checked there. */
function asRenderer(renderMail: unknown): MailRenderer {
  return renderMail as MailRenderer
}
