import type { Access, SanitizedConfig } from 'payload'

import { isStaff } from './people'
import { nobody, staff } from './rules'

/** Theirs, and only for staff: a preference belongs to whoever saved it. */
function alsoStaff(given: Access | undefined): Access {
  return (args) => (isStaff(args.req.user) && given ? given(args) : false)
}

/**
 * Closes what Payload adds by itself and leaves open to anybody who is logged in, contacts included (platform.md §0.7):
 * who edits what (`payload-locked-documents`), preferences, the list of migrations, and the marks of the job schedules.
 *
 * @param config as `buildConfig` answers it: these cannot be configured before
 */
export function closeInternals(config: SanitizedConfig): SanitizedConfig {
  return {
    ...config,
    collections: config.collections.map((collection) => ({
      ...collection,
      access: { ...collection.access, ...ofCollection(collection) },
    })),
    globals: config.globals.map((global) =>
      global.slug === 'payload-jobs-stats'
        ? { ...global, access: { ...global.access, read: nobody, update: nobody, readVersions: nobody } }
        : global,
    ),
  }
}

function ofCollection({ slug, access }: SanitizedConfig['collections'][number]): Partial<typeof access> {
  if (slug === 'payload-locked-documents') return { create: staff, read: staff, update: staff, delete: staff }
  if (slug === 'payload-migrations') return { create: nobody, read: nobody, update: nobody, delete: nobody }
  if (slug !== 'payload-preferences') return {}
  return {
    create: staff,
    read: alsoStaff(access.read),
    update: alsoStaff(access.update),
    delete: alsoStaff(access.delete),
  }
}
