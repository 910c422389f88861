import type { ReactElement } from 'react'

import { OutagePage } from '@/components/sign/OutagePage'
import { signOutage } from '@/i18n/signOutage'

/** An unknown link says nothing about its quote's language: French first, then English. */
export default function NotFound(): ReactElement {
  return (
    <OutagePage title={signOutage.fr.notFound.title} body={signOutage.fr.notFound.body}>
      <p lang="en">
        {signOutage.en.notFound.title}. {signOutage.en.notFound.body}
      </p>
    </OutagePage>
  )
}
