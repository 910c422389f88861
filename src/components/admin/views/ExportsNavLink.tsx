import Link from 'next/link'
import type { ServerProps } from 'payload'
import type { ReactElement } from 'react'

import { adminTexts } from '@/i18n/admin'

import { isBookkeeper } from './isBookkeeper'

/** The way to the accountant's page in the menu, for those who may see it. */
export function ExportsNavLink({ user, i18n }: ServerProps): ReactElement | null {
  if (!isBookkeeper(user)) return null
  return (
    <Link className="nav__link" href="/admin/exports" id="nav-exports" prefetch={false}>
      <span className="nav__link-label">{adminTexts(i18n.language).exports.title}</span>
    </Link>
  )
}
