'use client'

import { useField } from '@payloadcms/ui'
import type { NumberFieldClientProps, Validate } from 'payload'
import { useCallback, useState, type ChangeEvent, type ReactElement } from 'react'

import { useAdminTexts } from '../useAdminTexts'
import { faultId, FieldFrame, inputId } from './FieldFrame'
import { numberFault } from './numberFault'
import { editedText, formValueOf, readFormValue, readTyped, type Scale, type TypedNumber } from './scaledText'
import styles from './fields.module.css'

/**
 * Edits an integer (cents, basis points, thousandths) as a decimal, "1 234,56", comma or point; the form holds the integer
 * (M1, M2). What is typed stays as typed until the field is left.
 */
export function ScaledNumberField(props: NumberFieldClientProps & Scale): ReactElement {
  const { field, path: givenPath, readOnly, decimals, suffix } = props
  const scale = { decimals, suffix }
  const { check, language } = useCheck(field, scale)
  const { customComponents, disabled, path, setValue, showError, value } = useField<number | string | null>({
    potentiallyStalePath: givenPath,
    validate: check.validate,
  })
  const [typing, setTyping] = useState<string | null>(null)
  const typed = readFormValue(value, scale)
  const isReadOnly = readOnly === true || field.admin?.readOnly === true
  const fault = typed.kind === 'unreadable' ? check.faultOf(typed) : null
  const change = (event: ChangeEvent<HTMLInputElement>): void => {
    setTyping(event.target.value)
    setValue(formValueOf(readTyped(event.target.value, scale)))
  }
  return (
    <FieldFrame
      {...{ field, path, customComponents, isReadOnly, fault }}
      showError={showError || fault !== null}
      className={styles['number'] ?? ''}
    >
      <div className={styles['inputWithUnit']}>
        <input
          id={inputId(path)}
          name={path}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={showError || fault !== null}
          {...(fault === null ? {} : { 'aria-describedby': faultId(path) })}
          disabled={isReadOnly || disabled}
          value={typing ?? textOf(typed, scale, language)}
          onChange={change}
          onBlur={() => setTyping(null)}
        />
        {suffix === '' ? null : (
          <span className={styles['unit']} aria-hidden="true">
            {suffix}
          </span>
        )}
      </div>
    </FieldFrame>
  )
}

function textOf(typed: TypedNumber, scale: Scale, language: 'fr' | 'en'): string {
  if (typed.kind === 'number') return editedText(typed.value, scale, language)
  return typed.kind === 'unreadable' ? typed.text : ''
}

type Check = { faultOf: (typed: TypedNumber) => string | null; validate: Validate }

function useCheck(field: NumberFieldClientProps['field'], scale: Scale): { check: Check; language: 'fr' | 'en' } {
  const { texts, language } = useAdminTexts()
  const { min, max, required } = field
  const { decimals, suffix } = scale
  const faultOf = useCallback(
    (typed: TypedNumber) =>
      numberFault(typed, { scale: { decimals, suffix }, limits: { min, max, required }, language, texts }),
    [decimals, suffix, min, max, required, language, texts],
  )
  const validate = useCallback<Validate>(
    (value) => faultOf(readFormValue(value, { decimals, suffix })) ?? true,
    [faultOf, decimals, suffix],
  )
  return { check: { faultOf, validate }, language }
}
