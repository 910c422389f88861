'use client'

import { useField } from '@payloadcms/ui'
import type { TextFieldClientProps, Validate } from 'payload'
import { useCallback, type ReactElement } from 'react'

import { useAdminTexts } from '../useAdminTexts'
import { FieldFrame, inputId } from './FieldFrame'
import styles from './fields.module.css'

/** A calendar day, chosen in the browser's own calendar; the form holds 'YYYY-MM-DD', no time and no zone. */
export function CivilDateInput({ field, path: givenPath, readOnly }: TextFieldClientProps): ReactElement {
  const { texts } = useAdminTexts()
  const { required } = field
  const validate = useCallback<Validate>(
    (value) => (required === true && !value ? texts.date.required : true),
    [required, texts],
  )
  const { customComponents, disabled, path, setValue, showError, value } = useField<string | null>({
    potentiallyStalePath: givenPath,
    validate,
  })
  const isReadOnly = readOnly === true || field.admin?.readOnly === true
  return (
    <FieldFrame
      {...{ field, path, customComponents, isReadOnly, showError }}
      fault={null}
      className={styles['date'] ?? ''}
    >
      <input
        id={inputId(path)}
        name={path}
        type="date"
        aria-invalid={showError}
        disabled={isReadOnly || disabled}
        value={value ?? ''}
        onChange={(event) => setValue(event.target.value === '' ? null : event.target.value)}
      />
    </FieldFrame>
  )
}
