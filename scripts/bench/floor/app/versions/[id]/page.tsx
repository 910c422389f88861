import { notFound } from 'next/navigation'
import type { ReactElement } from 'react'

import { database } from '../../database'

export const dynamic = 'force-dynamic'

type Version = { content: { title: string; lines: { id: string; label: string; description: string | null }[] } }

/** What a page costs that shows one row: Next, React, one query by primary key. */
export default async function Page({ params }: { params: Promise<{ id: string }> }): Promise<ReactElement> {
  const { rows } = await database.query<Version>('select * from quote_versions where id = $1', [(await params).id])
  const [version] = rows
  if (!version) notFound()
  return (
    <main>
      <h1>{version.content.title}</h1>
      <ul>
        {version.content.lines.map(({ id, label, description }) => (
          <li key={id}>
            {label} {description}
          </li>
        ))}
      </ul>
    </main>
  )
}
