'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import type { ReactElement } from 'react'

import styles from './fields.module.css'

/** A JSON value to read: what is frozen or evidence, indented, never edited. */
export function JsonView({ field, path }: JSONFieldClientProps): ReactElement {
  const { value } = useField<unknown>({ path })
  return (
    <div className="field-type json">
      <FieldLabel
        {...(field.label === undefined ? {} : { label: field.label })}
        path={path}
        htmlFor={`field-${path}`}
      />
      <textarea
        id={`field-${path}`}
        className={styles['json']}
        readOnly
        rows={12}
        value={value === null || value === undefined ? '–' : JSON.stringify(value, null, 2)}
      />
    </div>
  )
}
