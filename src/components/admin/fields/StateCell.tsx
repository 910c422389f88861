'use client'

import { getTranslation } from '@payloadcms/translations'
import { useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps, SelectFieldClient } from 'payload'
import type { ReactElement } from 'react'

import { CellContent } from './CellContent'
import { toneOf } from './stateTones'
import styles from './fields.module.css'

/** A state in a list: its label in a calm pill, after a dot. */
export function StateCell(props: DefaultCellComponentProps<SelectFieldClient, unknown>): ReactElement {
  const { cellData, field, ...cell } = props
  const { i18n } = useTranslation()
  if (typeof cellData !== 'string') return <span>–</span>
  const option = field.options.find((candidate) => typeof candidate === 'object' && candidate.value === cellData)
  const label = typeof option === 'object' ? getTranslation(option.label, i18n) : cellData
  return (
    <CellContent {...cell}>
      <span className={styles['state']} data-tone={toneOf(cellData)}>
        <span className={styles['dot']} aria-hidden="true" />
        {label}
      </span>
    </CellContent>
  )
}
