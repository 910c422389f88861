import type { ReactElement } from 'react'

import { OutagePage } from '@/components/sign/OutagePage'
import { payOutage } from '@/i18n/payOutage'

/** An unknown link says nothing about its invoice's language: French first, then English. */
export default function NotFound(): ReactElement {
  return (
    <OutagePage title={payOutage.fr.notFound.title} body={payOutage.fr.notFound.body}>
      <p lang="en">
        {payOutage.en.notFound.title}. {payOutage.en.notFound.body}
      </p>
    </OutagePage>
  )
}
