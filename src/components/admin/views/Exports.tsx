import { DefaultTemplate } from '@payloadcms/next/templates'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactElement } from 'react'

import { civilDateInParis, type CivilDate } from '@/domain/dates/civilDate'

import { ExportForms } from './ExportForms'
import { isBookkeeper } from './isBookkeeper'

/** The accountant's page. Payload shows custom views to anybody (platform.md §1.5): who may see it is decided here. */
export function Exports({ initPageResult, params, searchParams }: AdminViewServerProps): ReactElement {
  const { req, permissions, visibleEntities, locale } = initPageResult
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fexports')
  if (!isBookkeeper(req.user)) notFound()
  return (
    <DefaultTemplate
      i18n={req.i18n}
      {...(locale ? { locale } : {})}
      {...(params ? { params } : {})}
      payload={req.payload}
      permissions={permissions}
      {...(searchParams ? { searchParams } : {})}
      user={req.user}
      visibleEntities={visibleEntities}
    >
      <ExportForms today={today()} />
    </DefaultTemplate>
  )
}

function today(): CivilDate {
  return civilDateInParis(Date.now())
}
