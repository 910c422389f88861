'use client'

import dynamic from 'next/dynamic'
import type { ReactElement, RefObject } from 'react'

import { Tabs } from '@/components/ui/Tabs'
import type { SignRequest } from '@/contracts/sign'

import { KeyboardPad } from './KeyboardPad'
import { PadLoading } from './PadLoading'
import styles from './SignSheet.module.css'
import type { SignFormProblem } from './signFormVerdict'
import type { PadHandle } from './signaturePicture'
import { useTexts } from './textsContext'
import { TypePad } from './TypePad'

const DrawPad = dynamic(() => import('./DrawPad').then((module) => module.DrawPad), { ssr: false, loading: PadLoading })

export type Method = SignRequest['method']

type PictureTabsProps = {
  name: string
  method: Method
  onMethod: (method: Method) => void
  pads: Readonly<Record<Method, RefObject<PadHandle | null>>>
  problem: SignFormProblem | null
}

/** The three ways to sign, equal in rank and in effect (S2). All stay mounted: changing one's mind loses nothing. */
export function PictureTabs({ name, method, onMethod, pads, problem }: PictureTabsProps): ReactElement {
  const { sheet } = useTexts()
  const isPictureProblem = problem === 'empty' || problem === 'tooSmall' || problem === 'picture'
  return (
    <div>
      <Tabs<Method>
        label={sheet.methods}
        active={method}
        onChange={onMethod}
        tabs={[
          { key: 'draw', label: sheet.draw, panel: <DrawPad handle={pads.draw} /> },
          { key: 'type', label: sheet.type, panel: <TypePad handle={pads.type} name={name} /> },
          {
            key: 'keyboard',
            label: sheet.keyboard,
            panel: <KeyboardPad handle={pads.keyboard} name={name} hasProblem={problem === 'mention'} />,
          },
        ]}
      />
      <p className={styles.error} role="alert">
        {isPictureProblem && sheet.errors[problem]}
      </p>
    </div>
  )
}
