'use client'

import { Link, useConfig, useListDrawerContext } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import type { ReactElement, ReactNode } from 'react'

type CellContentProps = Pick<
  DefaultCellComponentProps,
  'link' | 'linkURL' | 'collectionSlug' | 'rowData' | 'viewType'
> & {
  children: ReactNode
}

/** A cell's content, which in the first column opens the row: a link in a list, a choice in a drawer, as Payload's own cells. */
export function CellContent({
  link,
  linkURL,
  collectionSlug,
  rowData,
  viewType,
  children,
}: CellContentProps): ReactNode {
  const { config } = useConfig()
  const { drawerSlug, onSelect } = useListDrawerContext()
  if (link !== true) return children
  const id = String(rowData['id'])
  if (drawerSlug !== undefined && onSelect !== undefined) {
    return chooser(() => onSelect({ collectionSlug, doc: rowData, docID: id }), children)
  }
  const folder = viewType === 'trash' ? '/trash' : ''
  const href = linkURL ?? `${config.routes.admin}/collections/${collectionSlug}${folder}/${encodeURIComponent(id)}`
  return (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  )
}

function chooser(choose: () => void, children: ReactNode): ReactElement {
  return (
    <button type="button" className="default-cell__first-cell" onClick={choose}>
      {children}
    </button>
  )
}
