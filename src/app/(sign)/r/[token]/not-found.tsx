import type { ReactElement } from 'react'

import { OutagePage } from '@/components/sign/OutagePage'
import { answerTexts } from '@/i18n/answers'

/** An unknown link says nothing about its invoice's language: French first, then English. */
export default function NotFound(): ReactElement {
  const { notFound: french } = answerTexts('fr')
  const { notFound: english } = answerTexts('en')
  return (
    <OutagePage title={french.title} body={french.body}>
      <p lang="en">
        {english.title}. {english.body}
      </p>
    </OutagePage>
  )
}
