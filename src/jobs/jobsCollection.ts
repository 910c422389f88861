import type { CollectionConfig } from 'payload'

/**
 * Payload's jobs collection with the fields of our leases (`jobs.jobsCollectionOverrides`): who works on a job, until
 * when, and how often its worker died or hung. Written by SQL only (database/claimJobs.ts, database/jobLeases.ts).
 */
export function jobsWithLeases({
  defaultJobsCollection,
}: {
  defaultJobsCollection: CollectionConfig
}): CollectionConfig {
  return {
    ...defaultJobsCollection,
    fields: [
      ...defaultJobsCollection.fields,
      {
        name: 'leaseOwner',
        type: 'text',
        label: { fr: 'Exécutant', en: 'Worker' },
        admin: { position: 'sidebar', readOnly: true },
      },
      {
        name: 'leaseUntil',
        type: 'date',
        index: true,
        label: { fr: 'Réservé jusqu’à', en: 'Held until' },
        admin: { position: 'sidebar', readOnly: true, date: { pickerAppearance: 'dayAndTime' } },
      },
      {
        name: 'interruptions',
        type: 'number',
        defaultValue: 0,
        label: { fr: 'Interruptions', en: 'Interruptions' },
        admin: { position: 'sidebar', readOnly: true },
      },
    ],
  }
}
