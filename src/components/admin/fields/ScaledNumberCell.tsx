'use client'

import type { DefaultCellComponentProps, NumberFieldClient } from 'payload'
import type { ReactElement } from 'react'

import { useAdminTexts } from '../useAdminTexts'
import { CellContent } from './CellContent'
import { shownText, type Scale } from './scaledText'
import styles from './fields.module.css'

/** An integer of the database as "1 234,56 €" in a list: right-aligned, figures of equal width. */
export function ScaledNumberCell(props: DefaultCellComponentProps<NumberFieldClient, unknown> & Scale): ReactElement {
  const { cellData, decimals, suffix, ...cell } = props
  const { language } = useAdminTexts()
  const text = typeof cellData === 'number' ? shownText(cellData, { decimals, suffix }, language) : '–'
  return (
    <CellContent {...cell}>
      <span className={styles['figure']}>{text}</span>
    </CellContent>
  )
}
