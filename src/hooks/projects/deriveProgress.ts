import type { CollectionBeforeChangeHook } from 'payload'

import { progressOf } from '../../domain/projects/milestones'
import type { Project } from '../../payload-types'

/** C4: progress is the share of the weights of done milestones. */
export const deriveProgress: CollectionBeforeChangeHook<Project> = ({ data }) => {
  const milestones = (data.milestones ?? []).map(({ weight, doneOn }) => ({ weight, done: Boolean(doneOn) }))
  return { ...data, progressPercent: progressOf(milestones) }
}
