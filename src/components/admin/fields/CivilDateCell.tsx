'use client'

import type { DefaultCellComponentProps, TextFieldClient } from 'payload'
import type { ReactElement } from 'react'

import { CellContent } from './CellContent'
import { shortDate } from './shortDate'
import styles from './fields.module.css'

/** A calendar day in a list: "24/11/2026". */
export function CivilDateCell(props: DefaultCellComponentProps<TextFieldClient, unknown>): ReactElement {
  const { cellData, ...cell } = props
  return (
    <CellContent {...cell}>
      <span className={styles['day']}>
        {typeof cellData === 'string' && cellData !== '' ? shortDate(cellData) : '–'}
      </span>
    </CellContent>
  )
}
