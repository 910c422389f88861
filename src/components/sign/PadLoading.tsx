'use client'

import type { ReactElement } from 'react'

import styles from './SignaturePads.module.css'
import { useTexts } from './textsContext'

/** Holds the pad's exact place while it is on its way. */
export function PadLoading(): ReactElement {
  const { sheet } = useTexts()
  return <output className={styles.loading}>{sheet.padLoading}</output>
}
